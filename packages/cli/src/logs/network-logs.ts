import { logOrigin, type Member, type Network } from '@goodstanding/core'
import { type LogVerifiers, logVerifiers } from '@goodstanding/sdk'

/** A log of a network: what people call it, where it lies, and the keys that it must be signed and cosigned by. */
export type NetworkLog = {
  /** `northbank/records`; of the header log `headers`. */
  readonly name: string
  readonly url: string
  readonly keys: LogVerifiers
}

/** Every log that a network's descriptor names: the header log first. */
export function networkLogs(network: Network): readonly NetworkLog[] {
  const { members, headerLog } = network.descriptor
  const sequencer = members.find(({ name }) => name === headerLog.keys[0]?.member)
  const headers = sequencer === undefined ? [] : logOf(network, sequencer, 'headers')
  return [...headers, ...members.flatMap((member) => KINDS.flatMap((kind) => logOf(network, member, kind)))]
}

const KINDS = ['records', 'access'] as const

function logOf(network: Network, member: Member, kind: 'records' | 'access' | 'headers'): readonly NetworkLog[] {
  const keys = logVerifiers(network, logOrigin(network, kind, member.name))
  const name = kind === 'headers' ? kind : `${member.name}/${kind}`
  return keys === null ? [] : [{ name, url: `${member.baseUrl.replace(/\/+$/, '')}/logs/${kind}`, keys }]
}
