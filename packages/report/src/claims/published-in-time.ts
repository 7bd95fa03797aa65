import { findMember, HOUR_MS, MINUTE_MS, type OpenedLeaf, type ReadAnswer } from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import type { WitnessedCheckpoint } from '@goodstanding/log'
import { openRecordCheckpoint } from '../checkpoints.ts'
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
  { network }: VerificationContext,
): readonly Finding[] {
  if (network.descriptor.witnesses.k === 0) return [notChecked('network_without_witnesses')]
  if (findMember(network, provider) === undefined) return [notChecked('depends_on_provider')]
  const covering = new Map<number, WitnessedCheckpoint | null>()
  for (const { checkpoint, positions } of answer.firstCheckpoints) {
    const opened = openRecordCheckpoint(checkpoint, provider, network)
    for (const position of positions) covering.set(position, opened.ok ? opened.value : null)
  }
  return answer.leaves.flatMap((leaf) => (leaf.opened === null ? [] : checkTime(leaf, covering.get(leaf.position))))
}

function checkTime({ position, head }: OpenedLeaf, first: WitnessedCheckpoint | null | undefined): readonly Finding[] {
  if (first === undefined) return [fails('first_checkpoint_missing', head.id)]
  if (first === null || !first.isWitnessed || first.timeSeconds === null)
    return [fails('first_checkpoint_not_witnessed', head.id)]
  if (first.checkpoint.size <= position) return [fails('first_checkpoint_does_not_cover', head.id)]
  const late = first.timeSeconds * 1_000 - instantOf(head.issued)
  // Cosignatures have whole seconds, rounded down: a record of the same second is not early.
  if (late < -EARLY_MS_MAX) return [fails('record_dated_after_publication', head.id)]
  return late > LATE_MS_MAX ? [fails('record_back_dated', head.id)] : []
}
