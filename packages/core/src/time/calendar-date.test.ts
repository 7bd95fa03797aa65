import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDate,
  dateOf,
  endOfDay,
  parseDate,
  startOfDay,
} from './calendar-date.ts'
import { DAY_MS, instantOfMs } from './instant.ts'

const day = (text: string): CalendarDate => text as CalendarDate
const FIRST = Date.UTC(1000, 0, 1) / DAY_MS
const LAST = Date.UTC(9999, 11, 31) / DAY_MS
const anyDay = fc.integer({ min: FIRST, max: LAST }).map((days) => dateOf(instantOfMs(days * DAY_MS)))
const anyMonths = fc.integer({ min: -200_000, max: 200_000 })

describe('A calendar date', () => {
  it.each(['1000-01-01', '1970-01-01', '2000-02-29', '2024-02-29', '9999-12-31'])('reads %s', (text) => {
    expect(parseDate(text)).toEqual({ ok: true, value: text })
  })

  it.each([
    '0999-12-31',
    '0000-01-01',
    '1900-02-29',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '20240101',
    '2024-01-01T00:00:00.000Z',
    '2024-01-01\n',
    ' 2024-01-01',
    '+02024-01-01',
    '-2024-01-01',
    '２０２４-01-01',
    '',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toMatchObject({ ok: false, fault: 'date_form' })
  })

  it('has one text for each day, and texts compare as the days do', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(parseDate(one)).toEqual({ ok: true, value: one })
        expect(one < other).toBe(startOfDay(one) < startOfDay(other))
        expect(dateOf(startOfDay(one))).toBe(one)
        expect(dateOf(instantOfMs(endOfDay(one) - 1))).toBe(one)
      }),
    )
  })

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-05-10', 0, '2024-05-10'],
    ['9999-12-01', 1, '9999-12-31'],
    ['1000-01-31', -1, '1000-01-01'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })

  it('stays in the calendar and keeps its order, however many months or days are added', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyDay,
        anyMonths,
        fc.integer({ min: -4_000_000, max: 4_000_000 }),
        (one, other, months, days) => {
          for (const moved of [addMonths(one, months), addDays(one, days)]) expect(parseDate(moved).ok).toBe(true)
          const [first = one, second = other] = [one, other].sort()
          expect(addMonths(first, months) <= addMonths(second, months)).toBe(true)
          expect(addMonths(first, Math.abs(months)) >= first).toBe(true)
        },
      ),
    )
  })

  it('counts days and years', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01')
    expect(addDays(day('2024-01-01'), -1)).toBe('2023-12-31')
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29')
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28')
  })
})
