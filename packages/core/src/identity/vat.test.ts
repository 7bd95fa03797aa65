import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf, identifierVectors } from './testing/identifier-vectors.ts'
import { parseVat } from './vat.ts'
import { VAT_VALIDATORS } from './vat-validators.ts'

const { valid, invalid } = identifierVectors('vat')
const countries = Object.keys(VAT_VALIDATORS).sort()

describe('A VAT number', () => {
  it.each(valid)('reads $text', ({ text, value }) => {
    expect(parseVat(text)).toEqual({ ok: true, value })
    expect(parseVat(value)).toEqual({ ok: true, value })
  })

  it.each(invalid)('refuses "$text" with $fault', ({ text, fault }) => {
    expect(parseVat(text)).toEqual({ ok: false, fault })
  })

  it('has a vector for each fault', () => {
    expect(faultsOf(invalid)).toEqual(['vat_check_digits', 'vat_country', 'vat_form', 'vat_individual'])
  })

  it('is known for the 27 members of the European Union and for the United Kingdom', () => {
    expect(countries).toHaveLength(28)
    expect([...new Set(valid.map(({ value }) => value.slice(0, 2)))].sort()).toEqual(countries)
  })

  it('has check digits in each country, shown by a vector that fails them', () => {
    const failing = invalid.filter(({ fault }) => fault === 'vat_check_digits').map(({ text }) => text.slice(0, 2))
    expect([...new Set(failing)].sort()).toEqual(countries)
  })

  it('has one normal form, which reads as itself', () => {
    const texts = fc.oneof(
      fc.tuple(fc.constantFrom(...countries, 'GR'), fc.stringMatching(/^[0-9]{2,12}$/)).map((parts) => parts.join('')),
      fc.constantFrom(...valid.map(({ text }) => text)),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseVat(text)
        if (read.ok) expect(parseVat(read.value)).toEqual(read)
      }),
      { numRuns: 2_000 },
    )
  })
})
