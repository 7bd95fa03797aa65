import { readContract } from '@goodstanding/api'
import { formatInstant, type ReportOutcome } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'
import { outcomeOfRead } from '@goodstanding/report'
import { PeerProblem, PeerUnavailable } from '../../clients/peer-error.ts'
import { errorFields } from '../../logger.ts'
import type { NodeContext } from '../../node-context.ts'
import type { HeldConsent } from './held-consent.ts'
import type { LedgerGround } from './rest-on-ledger.ts'
import type { AskedRead } from './sealed-read.ts'

/** How long one provider is waited for. */
export const READ_TIMEOUT_MS = readContract.timeoutMs

type Silence = Extract<ReportOutcome, { readonly kind: 'silent' }>['reason']

/**
 * Sends one signed request, with a fresh staple beside it, and judges what comes back: only what the provider has signed
 * as its reply to this request counts. Never throws, and never takes longer than `timeoutMs`.
 */
export async function askProvider(
  node: NodeContext,
  held: HeldConsent,
  { request }: AskedRead,
  { staple, keyHistory }: Pick<LedgerGround, 'staple' | 'keyHistory'>,
  timeoutMs: number,
): Promise<ReportOutcome> {
  const { network, clock, peers } = node
  const { provider } = request.payload
  const slice = held.slices.find((opening) => toHex(sliceHash(opening, network)) === request.payload.slice)
  try {
    if (slice === undefined) throw new Error('a request is made of a slice that its consent has')
    const consent = { statement: held.statement, salt: held.salt, slice }
    const body = { request, consent, keyHistory, staple, registration: held.registration }
    const reply = await peers.call(provider, readContract, { body, timeoutMs })
    return outcomeOfRead(reply.body, { request, network, at: clock.now() })
  } catch (error) {
    node.logger.warn({ provider, ...errorFields(error) }, 'provider did not answer')
    return { kind: 'silent', at: formatInstant(clock.now()), reason: silenceOf(error) }
  }
}

/** A problem is signed by nobody: it is no refusal. */
function silenceOf(error: unknown): Silence {
  if (error instanceof PeerUnavailable) {
    if (error.failure === 'timeout') return 'timeout'
    return error.failure === 'no_answer' ? 'unreachable' : 'invalid_answer'
  }
  if (error instanceof PeerProblem) return isPassing(error.problem.status) ? 'unreachable' : 'invalid_answer'
  return 'unreachable'
}

function isPassing(status: number): boolean {
  return status >= 500 || status === 429
}
