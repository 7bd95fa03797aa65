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
export async function askProvider(
  node: NodeContext,
  held: HeldConsent,
  { request }: AskedRead,
  { staple, keyHistory }: Pick<LedgerGround, 'staple' | 'keyHistory'>,
  timeoutMs: number,
): Promise<ReportOutcome> {
  const slice = held.slices.find((opening) => toHex(sliceHash(opening, node.network)) === request.payload.slice)
  assert(slice !== undefined, 'a request is made of a slice that its consent has')
  const consent = { statement: held.statement, salt: held.salt, slice }
  return readProvider(node, { request, consent, keyHistory, staple, registration: held.registration }, timeoutMs)
}
