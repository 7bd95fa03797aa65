import { fail, ok, type Result } from '../result.ts'
import { DAY_MS, type Instant, instantOfMs } from './instant.ts'

declare const dateBrand: unique symbol

/** A day of the Gregorian calendar in UTC, `YYYY-MM-DD`. Such texts compare as the days do. */
export type CalendarDate = string & { readonly [dateBrand]: true }

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/

export function parseDate(text: string): Result<CalendarDate, 'date_form'> {
  if (!FORM.test(text)) return fail('date_form')
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return fail('date_form')
  return ok(text as CalendarDate)
}

/** The UTC day that an instant lies in. */
export function dateOf(instant: Instant): CalendarDate {
  return new Date(instant).toISOString().slice(0, 10) as CalendarDate
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
  const target = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(at.getUTCDate(), last))
  return target.toISOString().slice(0, 10) as CalendarDate
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(instantOfMs(startOfDay(date) + days * DAY_MS))
}

/** The day by which something of so many years after `date` ends. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12)
}
