import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEuid } from './euid.ts'
import { faultsOf, identifierVectors } from './testing/identifier-vectors.ts'

const { valid, invalid } = identifierVectors('euid')

describe('A European Unique Identifier', () => {
  it.each(valid)('reads $text', ({ text, value }) => {
    expect(parseEuid(text)).toEqual({ ok: true, value })
    expect(parseEuid(value)).toEqual({ ok: true, value })
  })

  it.each(invalid)('refuses "$text" with $fault', ({ text, fault }) => {
    expect(parseEuid(text)).toEqual({ ok: false, fault })
  })

  it('that was read is read again as the same, however it was typed, and is of a legal entity', () => {
    const part = fc.string({ unit: fc.constantFrom(...'DEFRKU HRBA1.4-/é\u0000'), maxLength: 24 })
    const typed = fc.oneof(
      fc.string(),
      part,
      fc.tuple(fc.constantFrom('DE', 'FR', 'US'), part).map(([c, rest]) => c + rest),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseEuid(text)
        if (!read.ok) return
        expect(parseEuid(read.value)).toEqual(read)
        expect(parseEuid(` ${text.toLowerCase()} `)).toEqual(read)
        expect(read.value).toMatch(/^(DE[0-9A-Z]*\.(HRB|GNR|VR)\d|(?!DE)[A-Z]{2}[0-9A-Z]+\.)/)
      }),
      { seed: 21, numRuns: 1_000 },
    )
  })

  it('has a vector for each fault', () => {
    expect(faultsOf(invalid)).toEqual(['euid_country', 'euid_form', 'euid_not_legal_entity'])
  })
})
