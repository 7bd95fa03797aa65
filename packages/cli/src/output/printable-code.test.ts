import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CommandError } from '../exit-codes.ts'
import { parsePrintableCode, printableCode } from './printable-code.ts'

const codes = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 })

describe('A revocation code', () => {
  it('is read as it is printed, as people type it, and as it is kept', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const printed = printableCode(code)
        for (const typed of [printed, printed.toLowerCase(), printed.replaceAll('-', ''), code]) {
          expect(parsePrintableCode(typed)).toBe(code)
        }
      }),
    )
  })

  it('with one character mistyped is refused', () => {
    fc.assert(
      fc.property(codes, fc.nat(), (code, at) => {
        const letters = [...printableCode(code)]
        const places = letters.flatMap((letter, place) => (letter === '-' ? [] : [place]))
        const place = places[at % places.length] ?? 0
        letters[place] = letters[place] === '7' ? '8' : '7'
        expect(() => parsePrintableCode(letters.join(''))).toThrow(CommandError)
      }),
    )
  })

  it.each(['', 'abc', '0'.repeat(31), 'consent'])('is not %j', (text) => {
    expect(() => parsePrintableCode(text)).toThrow('mistyped')
  })
})
