import { type ReadBody, readContract } from '@goodstanding/api'
import { formatInstant, type ReportOutcome } from '@goodstanding/core'
import { outcomeOfRead } from '@goodstanding/report'
import { PeerProblem, PeerUnavailable } from '../../clients/peer-error.ts'
import { errorFields } from '../../logger.ts'
import type { NodeContext } from '../../node-context.ts'

/** What reading another member needs of a node. */
export type Reading = Pick<NodeContext, 'peers' | 'network' | 'clock' | 'logger'>

/** How long one provider is waited for. */
export const READ_TIMEOUT_MS = readContract.timeoutMs

/**
 * Reads one provider, for whichever reader has signed the request, and says what became of it: it answered, refused, or
 * was silent. Only what the provider has signed as its reply to this request counts. It never throws, and never takes
 * longer than `timeoutMs`.
 */
export async function readProvider(
  { peers, network, clock, logger }: Reading,
  body: ReadBody,
  timeoutMs: number = READ_TIMEOUT_MS,
): Promise<ReportOutcome> {
  const { request } = body
  const { provider } = request.payload
  try {
    const reply = await peers.call(provider, readContract, { body, timeoutMs })
    return outcomeOfRead(reply.body, { request, network, at: clock.now() })
  } catch (error) {
    logger.warn({ provider, ...errorFields(error) }, 'provider did not answer')
    return { kind: 'silent', at: formatInstant(clock.now()), reason: silenceOf(error) }
  }
}

type Silence = Extract<ReportOutcome, { readonly kind: 'silent' }>['reason']

/** Why no usable answer came. A problem is signed by nobody: it is no refusal. */
function silenceOf(error: unknown): Silence {
  if (error instanceof PeerUnavailable) {
    if (error.failure === 'timeout' || error.failure === 'too_large') return error.failure
    return error.failure === 'no_answer' ? 'unreachable' : 'invalid_answer'
  }
  if (error instanceof PeerProblem) return isPassing(error.problem.status) ? 'unreachable' : 'invalid_answer'
  return 'unreachable'
}

/** Whether a problem says to come again. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 429 || status === 408
}
