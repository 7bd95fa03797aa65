import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLei } from './lei.ts'
import { faultsOf, identifierVectors } from './testing/identifier-vectors.ts'

const { valid, invalid } = identifierVectors('lei')
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'

describe('A LEI', () => {
  it.each(valid)('reads $text', ({ text, value }) => {
    expect(parseLei(text)).toEqual({ ok: true, value })
  })

  it.each(invalid)('refuses "$text" with $fault', ({ text, fault }) => {
    expect(parseLei(text)).toEqual({ ok: false, fault })
  })

  it('has a vector for each fault', () => {
    expect(faultsOf(invalid)).toEqual(['lei_characters', 'lei_check_digits', 'lei_length'])
  })

  it('is its own normal form', () => {
    for (const { value } of valid) expect(parseLei(value)).toEqual({ ok: true, value })
  })

  it('notices any one letter or digit that became another', () => {
    const places = fc.record({ of: fc.constantFrom(...valid), at: fc.nat({ max: 19 }), by: fc.nat({ max: 25 }) })
    fc.assert(
      fc.property(places, ({ of: { value }, at, by }) => {
        const kind = DIGITS.includes(value.charAt(at)) ? DIGITS : LETTERS
        const other = kind.charAt(by % kind.length)
        fc.pre(other !== value.charAt(at))
        const changed = value.slice(0, at) + other + value.slice(at + 1)
        expect(parseLei(changed)).toEqual({ ok: false, fault: 'lei_check_digits' })
      }),
    )
  })
})
