import { type AnswerContent, type CalendarDate, isPastRetention } from '@goodstanding/core'
import { leavesById } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/**
 * Whether a stored answer may be given once more on that day: no body that it shows is past its time, erased or
 * withdrawn since.
 */
export async function isStillShown(
  { store }: Pick<NodeContext, 'store'>,
  { leaves }: Pick<AnswerContent, 'leaves'>,
  on: CalendarDate,
): Promise<boolean> {
  const shown = leaves.flatMap(({ head, opened }) => (opened === null || 'of' in head ? [] : [head]))
  if (shown.some(({ until }) => isPastRetention(until, on))) return false
  const kept = await leavesOf(
    store,
    shown.map(({ id }) => id),
  )
  const enders = await leavesOf(
    store,
    kept.flatMap(({ endedBy }) => endedBy ?? []),
  )
  return kept.length === shown.length && enders.every(({ head }) => head.type !== 'withdrawal')
}

async function leavesOf({ db }: NodeContext['store'], ids: readonly string[]) {
  return ids.length === 0 ? [] : leavesById(db, ids)
}
