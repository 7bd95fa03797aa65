import type { ReadBody } from '@goodstanding/api'
import type { ReportOutcome } from '@goodstanding/core'
import { assert } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'
import type { NodeContext } from '../../node-context.ts'
import { readProvider } from '../reading/read-provider.ts'
import type { HeldConsent } from './held-consent.ts'
import type { LedgerGround } from './rest-on-ledger.ts'
import type { AskedRead } from './sealed-read.ts'

/** Sends one signed request under a held consent, with a fresh staple beside it, and judges what comes back. */
export function askProvider(
  node: NodeContext,
  held: HeldConsent,
  asked: AskedRead,
  ground: Pick<LedgerGround, 'staple' | 'keyHistory'>,
  timeoutMs: number,
): Promise<ReportOutcome> {
  return readProvider(node, readBodyOf(node, held, asked, ground), timeoutMs)
}

/** All that goes to a provider with a signed request. */
export function readBodyOf(
  { network }: Pick<NodeContext, 'network'>,
  held: HeldConsent,
  { request }: Pick<AskedRead, 'request'>,
  { staple, keyHistory }: Pick<LedgerGround, 'staple' | 'keyHistory'>,
): ReadBody {
  const slice = held.slices.find((opening) => toHex(sliceHash(opening, network)) === request.payload.slice)
  assert(slice !== undefined, 'a request is made of a slice that its consent has')
  const consent = { statement: held.statement, salt: held.salt, slice }
  return { request, consent, keyHistory, staple, registration: held.registration }
}
