import { addMonths, type CalendarDate, type IndexedType } from '@goodstanding/core'

/** So long after it ended a position stays in the index, for readers of earlier views to see what became of it. */
export const ENDED_LISTED_MONTHS = 14

/** Types of which an ended position stays as long as its successor: a purged insolvency must not outlive its correction. */
const WITH_SUCCESSOR: readonly IndexedType[] = ['insolvency', 'judgment']

export function leavesWithSuccessor(type: IndexedType): boolean {
  return WITH_SUCCESSOR.includes(type)
}

/** The day on which a position leaves the index that is ended today, its own end being `until`. */
export function leaveDayOfEnded(until: CalendarDate | null, today: CalendarDate): CalendarDate {
  const later = addMonths(today, ENDED_LISTED_MONTHS)
  return until !== null && until < later ? until : later
}
