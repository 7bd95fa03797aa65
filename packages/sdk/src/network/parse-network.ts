import type { Network } from '@goodstanding/core'
import { parseIJson } from '@goodstanding/crypto'
import { openNetwork } from '@goodstanding/ledger'
import { GoodstandingError } from '../goodstanding-error.ts'

/** Reads a network descriptor's file: its members, its witnesses, and the genesis hash that follows from it. */
export function parseNetwork(text: string): Network {
  const json = parseIJson(text)
  if (!json.ok) throw new GoodstandingError('descriptor_form', 'It is no network descriptor: it is not JSON.')
  const network = openNetwork(json.value)
  if (network.ok) return network.value
  const where = network.at === undefined || network.at === '' ? '' : ` (at ${network.at})`
  throw new GoodstandingError(
    network.fault,
    network.fault === 'descriptor_form'
      ? `It has not the form of a network descriptor${where}.`
      : `The network descriptor cannot be used: ${network.fault.replaceAll('_', ' ')}${where}.`,
  )
}
