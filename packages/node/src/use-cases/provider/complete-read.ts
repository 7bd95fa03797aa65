import type { ReadBody } from '@goodstanding/api'
import { dateOf, fail, ok, type ReadAnswerStatement, type ReadRefusal, type Result } from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import { readsOfCaller } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { gatherView } from './answer-read.ts'
import { isStillShown } from './is-still-shown.ts'
import { judgeRead } from './judge-read.ts'
import { providerParts } from './provider-parts.ts'
import { answerName, signAnswer, unsealAnswer } from './stored-answer.ts'

/**
 * The same answer again for the member that asked for it, with its receipt. It is judged as a read is, by a fresh staple:
 * a consent that ended on the ledger alone is refused. `not_found` where there is no answer, it is erased, or shows what
 * is no longer to be shown; `unavailable` while its access entry is not witnessed.
 */
export async function completeRead(
  node: NodeContext,
  caller: string,
  body: ReadBody,
): Promise<Result<ReadAnswerStatement, ReadRefusal | 'not_found' | 'unavailable'>> {
  const { reader, requestId } = body.request.payload
  const reads = await readsOfCaller(node.store.db, caller, requestId)
  const read = reads.find((one) => one.reader === reader && one.sealed !== null)
  if (!read?.sealed) return fail('not_found')
  const refusal = judgeRead(await gatherView(node, caller, body, read))
  if (refusal !== null) return fail(refusal)
  if (read.position === null) return fail('unavailable')
  const parts = await providerParts(node)
  const key = await parts.retentionKeys.keyOf(read.keyMonth)
  const stored = unsealAnswer(read.sealed, answerName(reader, requestId), key)
  const on = dateOf(instantOf(body.staple.at.header.time))
  if (!(await isStillShown(node, stored.content, on))) return fail('not_found')
  const answer = await signAnswer(node, parts, stored, read.position)
  return answer.payload.receipt.proof === null ? fail('unavailable') : ok(answer)
}
