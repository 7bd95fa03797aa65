import type { Instant } from '@goodstanding/core'
import { signReadRequests } from '@goodstanding/report'
import type { NodeContext } from '../../node-context.ts'
import type { HeldConsent } from './held-consent.ts'
import type { LedgerGround } from './rest-on-ledger.ts'
import type { AskedRead } from './sealed-read.ts'

/** One signed request for each slice, all resting on one header. */
export function requestsUnder(
  { keys, network, random }: Pick<NodeContext, 'keys' | 'network' | 'random'>,
  { statement, slices }: Pick<HeldConsent, 'statement' | 'slices'>,
  ground: LedgerGround,
  now: Instant,
): readonly AskedRead[] {
  const by = { signer: keys.statement, network, now, random }
  const requests = signReadRequests(statement.payload, slices, ground, by)
  return requests.map((request) => ({ request, staple: ground.staple }))
}
