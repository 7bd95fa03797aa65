import { type ReadBody, readReceiptContract } from '@goodstanding/api'
import type { ReadAnswerStatement } from '@goodstanding/core'
import { errorFields } from '../../logger.ts'
import { isCompleted } from './completed-answer.ts'
import type { Reading } from './read-provider.ts'

/**
 * The same answer with its receipt, for the request that it answers and a fresh staple beside it; null where that is not
 * there yet, is refused, or what came is another answer.
 */
export async function fetchReceipt(
  { peers, network, logger }: Reading,
  before: ReadAnswerStatement,
  body: ReadBody,
): Promise<ReadAnswerStatement | null> {
  const { provider } = before.payload
  try {
    const reply = await peers.call(provider, readReceiptContract, { body })
    const { slice } = body.consent.slice
    return isCompleted(reply.body.answer, before, { slice, network }) ? reply.body.answer : null
  } catch (error) {
    logger.warn({ provider, ...errorFields(error) }, 'receipt not fetched')
    return null
  }
}
