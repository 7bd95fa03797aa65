import { dateOf, fail, ok, type ReadAnswerStatement, type Result } from '@goodstanding/core'
import { readsOfCaller } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { isStillShown } from './is-still-shown.ts'
import { providerParts } from './provider-parts.ts'
import { answerName, signAnswer, unsealAnswer } from './stored-answer.ts'

/**
 * The same answer again for the member that asked for it, with its receipt. `not_found` where there is none, it is
 * erased, or shows what is no longer to be shown; `unavailable` while its access entry is not witnessed.
 */
export async function completeRead(
  node: NodeContext,
  caller: string,
  requestId: string,
): Promise<Result<ReadAnswerStatement, 'not_found' | 'unavailable'>> {
  const parts = await providerParts(node)
  const reads = await readsOfCaller(node.store.db, caller, requestId)
  const read = reads.find(({ sealed }) => sealed !== null)
  if (!read?.sealed) return fail('not_found')
  if (read.position === null) return fail('unavailable')
  const key = await parts.retentionKeys.keyOf(read.keyMonth)
  const stored = unsealAnswer(read.sealed, answerName(read.reader, requestId), key)
  if (!(await isStillShown(node, stored.content, dateOf(node.clock.now())))) return fail('not_found')
  const answer = await signAnswer(node, parts, stored, read.position)
  return answer.payload.receipt.proof === null ? fail('unavailable') : ok(answer)
}
