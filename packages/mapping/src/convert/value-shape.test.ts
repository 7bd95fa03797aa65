import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueShape } from './value-shape.ts'

describe('valueShape', () => {
  it.each([
    ['12/31/2004', '99/99/9999'],
    ['Müller & Söhne', 'AAAAAA & AAAAA'],
    ['北京公司', 'AAAA'],
    ['e\u0301 ②½Ⅷ', 'AA 999'],
    ['a\tb\u0000', 'A?A?'],
    ['🏦', '?'],
    ['', ''],
  ])('shows %j as %j', (text, shape) => {
    expect(valueShape(text)).toBe(shape)
  })

  it('tells no letter and no digit of the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const [shape] = valueShape(text).split('… (')
        expect(shape).toMatch(/^[A9? -/:-@[-`{-~]*$/)
      }),
    )
  })

  it('stays short, whatever the value', () => {
    expect(valueShape('x'.repeat(1_000_000))).toBe(`${'A'.repeat(40)}… (1000000 characters)`)
  })
})
