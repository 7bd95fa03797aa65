import {
  addMonths,
  addMs,
  type CalendarDate,
  dateOf,
  type IndexedType,
  type Instant,
  MINUTE_MS,
} from '@goodstanding/core'

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

/** An answer is judged by the day of a header that may be two minutes old: no list is short for a day not begun there. */
const AFTER_MIDNIGHT_MS = 5 * MINUTE_MS

/** The day whose leaving positions are to leave by now. */
export function leavingDay(now: Instant): CalendarDate {
  return dateOf(addMs(now, -AFTER_MIDNIGHT_MS))
}
