import type { ReadAnswer } from '@goodstanding/core'
import { openAccessCheckpoint, openRecordCheckpoint } from '../checkpoints.ts'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/** `logs_witnessed`: every checkpoint of this answer is its log's own and carries k cosignatures. A fork cannot. */
export function checkLogsWitnessed(
  answer: ReadAnswer,
  { provider }: AnswerContext,
  { network }: VerificationContext,
): readonly Finding[] {
  const records = [answer.recordLog.checkpoint, ...answer.firstCheckpoints.map(({ checkpoint }) => checkpoint)]
  const access = answer.receipt.proof === null ? [] : [answer.receipt.proof.checkpoint]
  const opened = [
    ...records.map((note) => openRecordCheckpoint(note, provider, network)),
    ...access.map((note) => openAccessCheckpoint(note, provider, network)),
  ]
  const findings: Finding[] = opened.flatMap((result) => {
    if (!result.ok) return [fails(result.fault, result.at)]
    return result.value.isWitnessed ? [] : [fails('checkpoint_not_witnessed', result.value.checkpoint.origin)]
  })
  if (network.descriptor.witnesses.k === 0) findings.push(notChecked('network_without_witnesses'))
  return findings
}
