import { readReceiptContract } from '@goodstanding/api'
import type { ConsentSlice, ReadAnswerStatement } from '@goodstanding/core'
import { errorFields } from '../../logger.ts'
import { isCompleted } from './completed-answer.ts'
import type { Reading } from './read-provider.ts'

/** The same answer with its receipt; null where that is not there yet, or what came is another answer. */
export async function fetchReceipt(
  { peers, network, logger }: Reading,
  before: ReadAnswerStatement,
  { requestId, slice }: { readonly requestId: string; readonly slice: Pick<ConsentSlice, 'accessKey'> },
): Promise<ReadAnswerStatement | null> {
  const { provider } = before.payload
  try {
    const { body } = await peers.call(provider, readReceiptContract, { body: { requestId } })
    return isCompleted(body.answer, before, { slice, network }) ? body.answer : null
  } catch (error) {
    logger.warn({ provider, ...errorFields(error) }, 'receipt not fetched')
    return null
  }
}
