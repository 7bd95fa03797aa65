import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMs, formatInstant, instantOfMs, parseInstant } from './instant.ts'

const anyMs = fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 11, 31, 23, 59, 59, 999) })

describe('An instant', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(parseInstant(formatInstant(instantOfMs(ms)))).toEqual({ ok: true, value: ms })
      }),
    )
  })

  it.each([
    '2026-10-02T08:00:00Z',
    '2026-10-02T08:00:00.00Z',
    '2026-10-02T08:00:00.000',
    '2026-10-02T08:00:00.000+00:00',
    '2026-10-02t08:00:00.000z',
    '2026-10-02 08:00:00.000Z',
    '2026-10-02T24:00:00.000Z',
    '2026-10-02T23:59:60.000Z',
    '2026-02-30T08:00:00.000Z',
    '0999-10-02T08:00:00.000Z',
    '+012026-10-02T08:00:00.000Z',
    '2026-10-02',
    '',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toMatchObject({ ok: false, fault: 'instant_form' })
  })

  it('has whole milliseconds', () => {
    expect(addMs(instantOfMs(5), 7)).toBe(12)
    expect(() => instantOfMs(0.5)).toThrow()
    expect(() => instantOfMs(Number.NaN)).toThrow()
  })
})
