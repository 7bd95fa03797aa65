import { HOUR_MS, MINUTE_MS, type OpenedLeaf, type ReadAnswer, SECOND_MS } from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import type { OpenedCheckpoint } from '../checkpoints.ts'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

const EARLY_MS_MAX = MINUTE_MS
const LATE_MS_MAX = 24 * HOUR_MS

/**
 * `published_in_time`: each opened record comes with a witnessed checkpoint that covers it, whose time is at most 60 s
 * before and 24 h after the instant at which the record says it was issued. So nothing can be back-dated.
 */
export function checkPublishedInTime(
  answer: ReadAnswer,
  { provider }: AnswerContext,
  { network, openCheckpoint }: VerificationContext,
): readonly Finding[] {
  if (network.descriptor.witnesses.k === 0) return [notChecked('network_without_witnesses')]
  const covering = new Map<number, OpenedCheckpoint>()
  const findings: Finding[] = []
  for (const { checkpoint, positions } of answer.firstCheckpoints) {
    const opened = openCheckpoint(checkpoint, provider, 'records')
    for (const position of positions) {
      if (covering.has(position)) findings.push(fails('first_checkpoint_twice', String(position)))
      else covering.set(position, opened)
    }
  }
  const times = answer.leaves.flatMap((leaf) =>
    leaf.opened === null ? [] : checkTime(leaf, covering.get(leaf.position)),
  )
  return [...findings, ...times]
}

function checkTime({ position, head }: OpenedLeaf, first: OpenedCheckpoint | undefined): readonly Finding[] {
  if (first === undefined) return [fails('first_checkpoint_missing', head.id)]
  if (!first.ok || first.value.timeSeconds === null) return [notChecked('depends_on_logs_witnessed', head.id)]
  if (first.value.checkpoint.size <= position) return [fails('first_checkpoint_does_not_cover', head.id)]
  const late = first.value.timeSeconds * SECOND_MS - instantOf(head.issued)
  // Cosignatures have whole seconds, rounded down: a record of the same second is not early.
  if (late < -EARLY_MS_MAX) return [fails('record_dated_after_publication', head.id)]
  return late > LATE_MS_MAX ? [fails('record_back_dated', head.id)] : []
}
