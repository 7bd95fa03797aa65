import type { ReadAnswer } from '@goodstanding/core'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/** `logs_witnessed`: every checkpoint of this answer is its log's own and carries k cosignatures. A fork cannot. */
export function checkLogsWitnessed(
  answer: ReadAnswer,
  { provider }: AnswerContext,
  { network, openCheckpoint }: VerificationContext,
): readonly Finding[] {
  const records = new Set([answer.recordLog, ...answer.firstCheckpoints].map(({ checkpoint }) => checkpoint))
  const opened = [...records].map((note) => openCheckpoint(note, provider, 'records'))
  const access = answer.receipt.proof?.checkpoint
  if (access !== undefined) opened.push(openCheckpoint(access, provider, 'access'))
  const findings: Finding[] = opened.flatMap((result) => {
    if (!result.ok) return [fails(result.fault, result.at)]
    return result.value.isWitnessed ? [] : [fails('checkpoint_not_witnessed', result.value.checkpoint.origin)]
  })
  if (network.descriptor.witnesses.k === 0) findings.push(notChecked('network_without_witnesses'))
  return findings
}
