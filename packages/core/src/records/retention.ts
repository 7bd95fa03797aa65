import { addMonths, type CalendarDate } from '../time/calendar-date.ts'
import type { AnyBody, RecordType } from './record-types.ts'

/** How long a fact may be kept. */
export type Retention = {
  readonly months: number
  /** Days that start the clock: the earliest that is there. `asOf` is the record's own; with none of them there the fact is open. */
  readonly from: readonly string[]
  /** Values of a field that say that the fact has ended: where no day tells when, the clock starts with `asOf`. */
  readonly ended?: { readonly field: string; readonly values: readonly string[] }
  /** A fact that ended within so many months of a day is kept only for these months. */
  readonly short?: { readonly end: string; readonly months: number; readonly of: string }
}

/** The closed table of retention times, in months. */
export const RETENTION: { readonly [T in RecordType]: Retention } = {
  registration: {
    months: 24,
    from: ['endedOn'],
    ended: { field: 'status', values: ['dissolved', 'struck_off', 'converted', 'moved_away'] },
  },
  accounts: { months: 84, from: ['asOf'] },
  tax_standing: { months: 36, from: ['asOf'] },
  tradeline: {
    months: 72,
    from: ['closedOn', 'defaultedOn', 'soldOn'],
    ended: {
      field: 'closedHow',
      values: ['paid_in_full', 'refinanced', 'settled_for_less', 'charged_off', 'sold', 'cancelled'],
    },
  },
  trade_payments: { months: 36, from: ['asOf'] },
  utility_account: { months: 36, from: ['asOf'] },
  insolvency: {
    months: 72,
    from: ['closedOn'],
    ended: { field: 'outcome', values: ['discharged', 'dissolved', 'dismissed', 'converted', 'withdrawn'] },
  },
  judgment: { months: 72, from: ['enteredOn'], short: { end: 'satisfiedOn', months: 1, of: 'enteredOn' } },
  security_interest: { months: 12, from: ['releasedOn'] },
}

/**
 * The first day on which the record is past its retention; null while it is open. A day after `asOf` counts as `asOf`,
 * so that no fact can be kept longer by dating its end ahead.
 */
export function retainedUntil(type: RecordType, asOf: CalendarDate, body: AnyBody): CalendarDate | null {
  const { months, from, ended, short } = RETENTION[type]
  const values = body as { readonly [name: string]: unknown }
  const dayOf = (name: string): CalendarDate | undefined => {
    const day = name === 'asOf' ? asOf : (values[name] as CalendarDate | undefined)
    return day !== undefined && day > asOf ? asOf : day
  }
  const end = short && dayOf(short.end)
  const start = short && dayOf(short.of)
  if (short && end && start && end <= addMonths(start, short.months)) return addMonths(start, short.months)

  const [first] = from.flatMap((name) => dayOf(name) ?? []).sort()
  if (first !== undefined) return addMonths(first, months)
  return ended?.values.includes(String(values[ended.field])) ? addMonths(asOf, months) : null
}

/** Past its retention on that day: neither served nor scored nor verified. */
export function isPastRetention(until: CalendarDate | null, on: CalendarDate): boolean {
  return until !== null && until <= on
}
