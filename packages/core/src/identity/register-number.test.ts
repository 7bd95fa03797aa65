import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRegisterNumber } from './register-number.ts'
import { faultsOf, type InvalidText, identifierVectors, type ValidText } from './testing/identifier-vectors.ts'

type OfRegister = { readonly registry: string }
const { valid, invalid } = identifierVectors<ValidText & OfRegister, InvalidText & OfRegister>('register-numbers')

const REGISTRIES = [...new Set(valid.map(({ registry }) => registry))]

describe('A register number', () => {
  it.each(valid)('of $registry reads $text', ({ registry, text, value }) => {
    expect(parseRegisterNumber(registry, text)).toEqual({ ok: true, value })
    expect(parseRegisterNumber(registry, value)).toEqual({ ok: true, value })
  })

  it.each(invalid)('of $registry refuses "$text" with $fault', ({ registry, text, fault }) => {
    expect(parseRegisterNumber(registry, text)).toEqual({ ok: false, fault })
  })

  it('has a vector for each fault of its own', () => {
    expect(faultsOf(invalid).filter((fault) => fault.startsWith('register_'))).toEqual([
      'register_number_check_digits',
      'register_number_form',
      'register_number_not_legal_entity',
      'register_unknown',
    ])
  })

  it('has one normal form, which reads as itself', () => {
    const text = fc.stringMatching(/^(C|HRB ?|SC|NI|OC|0)?[0-9]{1,12}$/)
    fc.assert(
      fc.property(fc.constantFrom(...REGISTRIES), text, (registry, number) => {
        const read = parseRegisterNumber(registry, number)
        if (read.ok) expect(parseRegisterNumber(registry, read.value)).toEqual(read)
      }),
      { numRuns: 2_000 },
    )
  })

  it('notices any one digit of a SIREN that became another', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const siren = '552120222'
        const changed = siren.slice(0, at) + ((Number(siren.charAt(at)) + by) % 10) + siren.slice(at + 1)
        expect(parseRegisterNumber('RA000192', changed)).toEqual({ ok: false, fault: 'register_number_check_digits' })
      }),
    )
  })

  it('never has the nine digits of a social security number in the United States', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('RA000598', 'RA000602', 'RA000628'),
        fc.stringMatching(/^[1-9]\d{2}-?\d{2}-?\d{4}$/),
        (registry, number) => {
          expect(parseRegisterNumber(registry, number).ok).toBe(false)
        },
      ),
    )
  })
})
