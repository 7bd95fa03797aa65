import type { ReadBody } from '@goodstanding/api'
import { type ReadAnswerStatement, type ReportOutcome, SECOND_MS } from '@goodstanding/core'
import { fetchReceipt } from '../reading/fetch-receipt.ts'
import { type Reading, readProvider } from '../reading/read-provider.ts'

/** Tries to fetch a receipt that was not witnessed in time for the answer, and the pause before each. */
const RECEIPT_TRIES = 4
const RECEIPT_PAUSE_MS = 2 * SECOND_MS

/** Reads one provider; a provisional answer is completed with its receipt where that comes soon. */
export async function readWithReceipt(node: Reading, body: ReadBody): Promise<ReportOutcome> {
  const outcome = await readProvider(node, body)
  return outcome.kind === 'answered' ? { ...outcome, answer: await withReceipt(node, body, outcome.answer) } : outcome
}

async function withReceipt(node: Reading, body: ReadBody, answer: ReadAnswerStatement): Promise<ReadAnswerStatement> {
  for (let tries = 0; tries < RECEIPT_TRIES && answer.payload.receipt.proof === null; tries++) {
    await new Promise((resolve) => setTimeout(resolve, RECEIPT_PAUSE_MS))
    const completed = await fetchReceipt(node, answer, body)
    if (completed !== null) return completed
  }
  return answer
}
