import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertMoney, type MoneyLayout } from './convert-money.ts'

const DOLLARS: MoneyLayout = { currency: 'USD', decimal: '.', drop: '$,', unit: 'major' }
const COMMA: MoneyLayout = { currency: 'EUR', decimal: ',', drop: '.', unit: 'major' }

describe('convertMoney', () => {
  it.each([
    ['$1,234.00', DOLLARS, 123_400],
    ['1234.5', DOLLARS, 123_450],
    ['.50', DOLLARS, 50],
    ['+7', DOLLARS, 700],
    ['(12.30)', DOLLARS, -1_230],
    ['12.30-', DOLLARS, -1_230],
    ['-$5', DOLLARS, -500],
    ['-0', DOLLARS, 0],
    ['1.234.567,89', COMMA, 123_456_789],
    ['1\u202f234,00', COMMA, 123_400],
    ['12,34,567.00', DOLLARS, 123_456_700],
    ['$ 1,234', DOLLARS, 123_400],
    ['( 5 )', DOLLARS, -500],
    ["1'234.50", { ...DOLLARS, drop: "'" }, 123_450],
    ['14.8', { ...DOLLARS, unit: 'thousand' }, 1_480_000],
    ['0.00001', { ...DOLLARS, unit: 'thousand' }, 1],
    ['12500', { ...DOLLARS, unit: 'minor' }, 12_500],
    ['12500.00', { ...DOLLARS, unit: 'minor' }, 12_500],
    ['1000', { ...DOLLARS, currency: 'JPY' }, 1_000],
    ['1.250', { ...DOLLARS, currency: 'KWD' }, 1_250],
  ] as const)('reads %s', (text, layout, minor) => {
    expect(convertMoney(text, layout)).toEqual({ ok: true, value: { currency: layout.currency, minor } })
  })

  it.each([
    ['money_form', '', DOLLARS],
    ['money_form', '$', DOLLARS],
    ['money_form', '-', DOLLARS],
    ['money_form', '1.2.3', DOLLARS],
    ['money_form', '(5', DOLLARS],
    ['money_form', '5)', DOLLARS],
    ['money_form', '--5', DOLLARS],
    ['money_form', '-5-', DOLLARS],
    ['money_form', '1e5', DOLLARS],
    ['money_form', '1.234,00', DOLLARS],
    ['money_form', '1,234.56', COMMA],
    ['money_form', '1,23,4', DOLLARS],
    ['money_form', '12,34', DOLLARS],
    ['money_form', '1,234 567', DOLLARS],
    ['money_form', '1234,567', DOLLARS],
    ['money_form', '1 2', DOLLARS],
    ['money_form', '0x10', DOLLARS],
    ['money_form', '١٢', DOLLARS],
    ['money_form', '1,50', { ...DOLLARS, drop: '' }],
    ['money_too_precise', '1.005', DOLLARS],
    ['money_too_precise', '1.5', { ...DOLLARS, currency: 'JPY' }],
    ['money_too_large', '90071992547409.93', DOLLARS],
    ['money_too_large', '9'.repeat(1_000_000), DOLLARS],
    ['money_currency', '1', { ...DOLLARS, currency: 'ZZZ' }],
    ['money_currency', '1', { ...DOLLARS, currency: '' }],
  ] as const)('refuses with %s', (fault, text, layout) => {
    expect(convertMoney(text, layout)).toMatchObject({ ok: false, fault })
  })

  it('reads back every amount exactly, in each unit and with marks between thousands', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('minor', 'major', 'thousand'), (minor, unit) => {
        const shift = { minor: 0, major: 2, thousand: 5 }[unit]
        const digits = String(Math.abs(minor)).padStart(shift + 1, '0')
        const whole = digits.slice(0, digits.length - shift).replace(/\B(?=(\d{3})+$)/g, ',')
        const text = `${minor < 0 ? '-' : ''}${whole}.${digits.slice(digits.length - shift)}`
        expect(convertMoney(text, { ...DOLLARS, unit })).toEqual({ ok: true, value: { currency: 'USD', minor } })
      }),
    )
  })

  it('never throws and never gives an amount that is no safe integer', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+()$e '), maxLength: 30 }), (text) => {
        const money = convertMoney(text, DOLLARS)
        if (money.ok) expect(Number.isSafeInteger(money.value.minor)).toBe(true)
      }),
    )
  })
})
