import { aBody, aBodyAsJson } from '@goodstanding/testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type CalendarDate } from '../time/calendar-date.ts'
import { parseBody } from './parse-body.ts'
import { type AnyBody, RECORD_TYPES, type RecordType } from './record-types.ts'
import { isPastRetention, RETENTION, retainedUntil } from './retention.ts'
import { BODY_VECTORS } from './testing/body-vectors.ts'

const day = (text: string): CalendarDate => text as CalendarDate
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1970-01-01'), days))

/** The days that start the clock of a type, and a body that has them. */
const WITH_DAYS: { readonly [T in RecordType]: (ended: CalendarDate) => object } = {
  registration: (endedOn) => ({ status: 'dissolved', endedOn }),
  accounts: () => ({}),
  tax_standing: () => ({}),
  tradeline: (closedOn) => ({ openedOn: '1000-01-01', closedOn }),
  trade_payments: () => ({}),
  utility_account: () => ({}),
  insolvency: (closedOn) => ({ openedOn: '1000-01-01', closedOn }),
  judgment: (enteredOn) => ({ enteredOn }),
  security_interest: (releasedOn) => ({ registeredOn: '1000-01-01', releasedOn }),
}

describe('Retention', () => {
  it.each(BODY_VECTORS.valid)('ends on $until: $name', ({ type, asOf, body, until }) => {
    expect(retainedUntil(type, asOf, body as AnyBody)).toBe(until)
  })

  it('is the table of the design, in years', () => {
    const years = Object.fromEntries(RECORD_TYPES.map((type) => [type, RETENTION[type].months / 12]))
    expect(years).toEqual({
      registration: 2,
      accounts: 7,
      tax_standing: 3,
      tradeline: 6,
      trade_payments: 3,
      utility_account: 3,
      insolvency: 6,
      judgment: 6,
      security_interest: 1,
    })
    expect(RETENTION.judgment.short).toEqual({ end: 'satisfiedOn', months: 1, of: 'enteredOn' })
  })

  it('never ends before what starts it, and never later than its term after the record’s day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RECORD_TYPES), anyDay, anyDay, (type, ended, asOf) => {
        const until = retainedUntil(type, asOf, aBody(type, WITH_DAYS[type](ended)))
        const { months, from } = RETENTION[type]
        const start = from[0] === 'asOf' || ended > asOf ? asOf : ended
        expect(until).toBe(addMonths(start, months))
        expect(until !== null && until > start).toBe(true)
      }),
    )
  })

  it('never ends sooner where the fact ended later', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RECORD_TYPES), anyDay, anyDay, anyDay, (type, one, other, asOf) => {
        const [first = one, second = other] = [one, other].sort()
        const until = (ended: CalendarDate) => retainedUntil(type, asOf, aBody(type, WITH_DAYS[type](ended))) ?? ''
        expect(until(first) <= until(second)).toBe(true)
      }),
    )
  })

  it('never ends later where a second day says that the fact ended', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (closedOn, defaultedOn) => {
        const asOf = day('2090-01-01')
        const opened = { openedOn: '1960-01-01', closedOn }
        const one = retainedUntil('tradeline', asOf, aBody('tradeline', opened))
        const both = retainedUntil('tradeline', asOf, aBody('tradeline', { ...opened, defaultedOn }))
        expect((both ?? '') <= (one ?? '')).toBe(true)
      }),
    )
  })

  it('is not made longer by an end that is dated ahead, to the end of the calendar', () => {
    const asOf = day('2026-03-01')
    for (const type of RECORD_TYPES) {
      const parsed = parseBody(type, aBodyAsJson(type, WITH_DAYS[type](day('9999-12-31'))))
      const until = parsed.ok ? retainedUntil(type, asOf, parsed.value) : null
      expect(until).toBe(addMonths(asOf, RETENTION[type].months))
    }
    expect(retainedUntil('accounts', day('9999-12-31'), aBody('accounts'))).toBe('9999-12-31')
  })

  it('of what has ended on no day that is told begins with the record’s day', () => {
    const asOf = day('2026-03-01')
    for (const type of ['registration', 'tradeline', 'insolvency'] as const) {
      const { ended, months } = RETENTION[type]
      expect(ended?.values.length).toBeGreaterThan(0)
      for (const value of ended?.values ?? []) {
        const body = aBody(type, { [ended?.field ?? '']: value })
        expect(retainedUntil(type, asOf, body)).toBe(addMonths(asOf, months))
      }
    }
  })

  it('of a judgment is one month if it was satisfied within one month, and six years otherwise', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(400), (enteredOn, days) => {
        const satisfiedOn = addDays(enteredOn, days)
        const until = retainedUntil('judgment', day('2090-01-01'), aBody('judgment', { enteredOn, satisfiedOn }))
        expect(until).toBe(addMonths(enteredOn, satisfiedOn <= addMonths(enteredOn, 1) ? 1 : 72))
      }),
    )
  })

  it('is past from its last day on', () => {
    expect(isPastRetention(null, day('9999-12-31'))).toBe(false)
    expect(isPastRetention(day('2026-03-01'), day('2026-02-28'))).toBe(false)
    expect(isPastRetention(day('2026-03-01'), day('2026-03-01'))).toBe(true)
    expect(isPastRetention(day('2026-03-01'), day('2026-03-02'))).toBe(true)
  })
})
