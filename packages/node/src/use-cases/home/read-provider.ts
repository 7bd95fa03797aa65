import { type ReadBody, readContract, readReceiptContract } from '@goodstanding/api'
import { formatInstant, type ReadAnswerStatement, type ReportOutcome, SECOND_MS } from '@goodstanding/core'
import { outcomeOfRead } from '@goodstanding/report'
import { PeerProblem, PeerUnavailable } from '../../clients/peer-error.ts'
import type { NodeContext } from '../../node-context.ts'
import { isCompleted } from '../lender/completed-answer.ts'

type Reading = Pick<NodeContext, 'peers' | 'network' | 'clock'>

/** Tries to fetch a receipt that was not witnessed in time for the answer, and the pause before each. */
const RECEIPT_TRIES = 4
const RECEIPT_PAUSE_MS = 2 * SECOND_MS

/**
 * Reads one provider and says what became of it, never throwing for what the provider does: it answered, refused, or was
 * silent. A provisional answer is completed with its receipt where that comes soon.
 */
export async function readProvider(node: Reading, body: ReadBody): Promise<ReportOutcome> {
  const { request } = body
  try {
    const reply = await node.peers.call(request.payload.provider, readContract, { body })
    const outcome = outcomeOfRead(reply.body, { request, network: node.network, at: node.clock.now() })
    return outcome.kind === 'answered' ? { ...outcome, answer: await withReceipt(node, body, outcome.answer) } : outcome
  } catch (error) {
    return { kind: 'silent', at: formatInstant(node.clock.now()), reason: silenceOf(error) }
  }
}

async function withReceipt(node: Reading, body: ReadBody, answer: ReadAnswerStatement): Promise<ReadAnswerStatement> {
  for (let tries = 0; tries < RECEIPT_TRIES && answer.payload.receipt.proof === null; tries++) {
    await new Promise((resolve) => setTimeout(resolve, RECEIPT_PAUSE_MS))
    const completed = await fetchReceipt(node, body, answer)
    if (completed !== null) return completed
  }
  return answer
}

/** The same answer with its receipt; null where it is not there yet, or is another answer. */
async function fetchReceipt(
  node: Reading,
  { request, consent }: ReadBody,
  answer: ReadAnswerStatement,
): Promise<ReadAnswerStatement | null> {
  const { provider, requestId } = request.payload
  try {
    const { body } = await node.peers.call(provider, readReceiptContract, { body: { requestId } })
    const { slice } = consent.slice
    return isCompleted(body.answer, answer, { slice, network: node.network }) ? body.answer : null
  } catch (error) {
    // That it is not there yet is said as a problem; what is no failure of the provider's is thrown on.
    silenceOf(error)
    return null
  }
}

const BUSY: readonly string[] = ['unavailable', 'too_many_requests', 'internal_error', 'request_timeout']

/** Why no usable answer came; what is no failure of the provider's is thrown on. */
function silenceOf(error: unknown): 'timeout' | 'unreachable' | 'invalid_answer' {
  if (error instanceof PeerProblem) return BUSY.includes(error.code) ? 'unreachable' : 'invalid_answer'
  if (!(error instanceof PeerUnavailable)) throw error
  if (error.failure === 'timeout') return 'timeout'
  return error.failure === 'no_answer' ? 'unreachable' : 'invalid_answer'
}
