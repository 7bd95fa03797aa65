import { fail, ok, type Result } from '../result.ts'
import { DAY_MS, type Instant, instantOfMs } from './instant.ts'

declare const dateBrand: unique symbol

/** A day of the Gregorian calendar in UTC, `YYYY-MM-DD`, of the years 1000 to 9999. Such texts compare as the days do. */
export type CalendarDate = string & { readonly [dateBrand]: true }

const FORM = /^[1-9]\d{3}-\d{2}-\d{2}$/
const FIRST_MS = Date.UTC(1000, 0, 1)
const LAST_MS = Date.UTC(9999, 11, 31)

export function parseDate(text: string): Result<CalendarDate, 'date_form'> {
  if (!FORM.test(text)) return fail('date_form')
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return fail('date_form')
  return ok(text as CalendarDate)
}

/** The UTC day that an instant lies in; before the first day of the calendar or after its last, that day. */
export function dateOf(instant: Instant): CalendarDate {
  return new Date(Math.min(Math.max(instant, FIRST_MS), LAST_MS)).toISOString().slice(0, 10) as CalendarDate
}

export function startOfDay(date: CalendarDate): Instant {
  return instantOfMs(Date.parse(`${date}T00:00:00.000Z`))
}

/** The first instant that is no longer in the day. */
export function endOfDay(date: CalendarDate): Instant {
  return instantOfMs(startOfDay(date) + DAY_MS)
}

/** Calendar months later (or earlier); a day that the month does not have becomes its last one. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const at = new Date(startOfDay(date))
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dateOf(instantOfMs(Date.UTC(year, month, Math.min(at.getUTCDate(), lastOfMonth))))
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(instantOfMs(startOfDay(date) + days * DAY_MS))
}

/** The day by which something of so many years after `date` ends. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12)
}
