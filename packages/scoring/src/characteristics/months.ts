import { addMonths, type CalendarDate } from '@goodstanding/core'

/** Whole months from one day to a later one; 0 where the second is not later. */
export function wholeMonths(from: CalendarDate, to: CalendarDate): number {
  if (to <= from) return 0
  const months = calendarMonths(from, to)
  return addMonths(from, months) <= to ? months : months - 1
}

/** How many calendar months the second day's month lies after the first's. */
export function calendarMonths(from: CalendarDate, to: CalendarDate): number {
  const [fromYear, fromMonth] = yearAndMonth(from)
  const [toYear, toMonth] = yearAndMonth(to)
  return (toYear - fromYear) * 12 + toMonth - fromMonth
}

/** Whether a day lies within so many months up to the day `asOf`. */
export function isWithin(day: CalendarDate, asOf: CalendarDate, months: number): boolean {
  return day > addMonths(asOf, -months) && day <= asOf
}

function yearAndMonth(day: CalendarDate): readonly [number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
}
