import type { Seasoning } from './validation-report.ts'

/** Whether the outcome of a day's application could be known: all of its months lie before the last day observed. */
export function isSeasoned(day: string, { months, observedUntil }: Seasoning): boolean {
  return addMonths(day, months) <= observedUntil
}

/** A day so many months on; the last day of the month where that has no such day. Days are `YYYY-MM-DD`. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const count = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(count / 12), count % 12]
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  return new Date(Date.UTC(toYear, toMonth, Math.min(date, last))).toISOString().slice(0, 10)
}
