import { addMonths, type CalendarDate } from '../time/calendar-date.ts'
import type { AnyBody, RecordType } from './record-types.ts'

/**
 * How long a fact may be kept. `from`: the days that start the clock, the earliest that is there counts; `asOf` is the
 * record's own day. `open`: with none of them there the fact has no end yet. `short`: a judgment that is satisfied
 * within so many months ends that many months after it was entered.
 */
export type Retention = {
  readonly months: number
  readonly from: readonly string[]
  readonly short?: { readonly when: string; readonly withinMonths: number; readonly of: string }
}

export const RETENTION: { readonly [T in RecordType]: Retention } = {
  registration: { months: 24, from: ['endedOn'] },
  accounts: { months: 84, from: ['asOf'] },
  tax_standing: { months: 36, from: ['asOf'] },
  tradeline: { months: 72, from: ['closedOn', 'defaultedOn'] },
  trade_payments: { months: 36, from: ['asOf'] },
  utility_account: { months: 36, from: ['asOf'] },
  insolvency: { months: 72, from: ['closedOn'] },
  judgment: { months: 72, from: ['enteredOn'], short: { when: 'satisfiedOn', withinMonths: 1, of: 'enteredOn' } },
  security_interest: { months: 12, from: ['releasedOn'] },
}

/** The first day on which the record is past its retention; null while it is open. */
export function retainedUntil(type: RecordType, asOf: CalendarDate, body: AnyBody): CalendarDate | null {
  const { months, from, short } = RETENTION[type]
  const days = new Map<string, CalendarDate>([['asOf', asOf]])
  for (const [name, value] of Object.entries(body)) if (typeof value === 'string') days.set(name, value as CalendarDate)

  const satisfied = short && days.get(short.when)
  const entered = short && days.get(short.of)
  if (short && satisfied && entered && satisfied <= addMonths(entered, short.withinMonths)) {
    return addMonths(entered, short.withinMonths)
  }
  const starts = from.flatMap((name) => days.get(name) ?? []).sort()
  return starts[0] === undefined ? null : addMonths(starts[0], months)
}

/** Past its retention on that day: neither served nor scored nor verified. */
export function isPastRetention(until: CalendarDate | null, on: CalendarDate): boolean {
  return until !== null && until <= on
}
