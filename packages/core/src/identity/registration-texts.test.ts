import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddressLine, parseLegalName } from './registration-texts.ts'
import { faultsOf, identifierVectors } from './testing/identifier-vectors.ts'

const OF_ANY_TEXT = [
  'text_blank',
  'text_characters',
  'text_contact',
  'text_length',
  'text_personal_number',
  'text_spaces',
]

describe.each([
  ['A legal name', 'legal-names', parseLegalName, OF_ANY_TEXT],
  ['A line of an address', 'address-lines', parseAddressLine, [...OF_ANY_TEXT, 'text_care_of']],
] as const)('%s', (_, name, parse, faults) => {
  const { valid, invalid } = identifierVectors(name)

  it.each(valid)('reads "$text"', ({ text, value }) => {
    expect(parse(text)).toEqual({ ok: true, value })
  })

  it.each(invalid)('refuses "$text" with $fault', ({ text, fault }) => {
    expect(parse(text)).toEqual({ ok: false, fault })
  })

  it('has a vector for each fault', () => {
    expect(faultsOf(invalid)).toEqual([...faults].sort())
  })

  it('is one bounded line of letters, digits and punctuation, in NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 210 }), (text) => {
        const read = parse(text)
        if (!read.ok) return
        expect(read.value).toBe(text.normalize('NFC'))
        // Of symbols only the two that registers print in names and addresses.
        expect(read.value.replaceAll(/[№°]/gu, '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{So}]/u)
        expect([...read.value].length).toBeLessThanOrEqual(200)
        expect(parse(read.value)).toEqual(read)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never holds an e-mail address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(parse(address).ok).toBe(false)
        expect(parse(`Example ${address}`).ok).toBe(false)
      }),
    )
  })

  it('never holds a web address', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        expect(parse(url).ok).toBe(false)
      }),
    )
  })

  it('never holds a character that turns the direction of writing', () => {
    for (const code of [0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]) {
      expect(parse(`Ex${String.fromCodePoint(code)}ample`)).toEqual({ ok: false, fault: 'text_characters' })
    }
  })
})
