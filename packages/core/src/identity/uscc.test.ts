import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf, identifierVectors } from './testing/identifier-vectors.ts'
import { parseUscc } from './uscc.ts'

const { valid, invalid } = identifierVectors('uscc')
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('A Unified Social Credit Code', () => {
  it.each(valid)('reads $text', ({ text, value }) => {
    expect(parseUscc(text)).toEqual({ ok: true, value })
  })

  it.each(invalid)('refuses "$text" with $fault', ({ text, fault }) => {
    expect(parseUscc(text)).toEqual({ ok: false, fault })
  })

  it('has a vector for each fault', () => {
    expect(faultsOf(invalid)).toEqual([
      'uscc_characters',
      'uscc_check_character',
      'uscc_individual_business',
      'uscc_length',
      'uscc_not_legal_entity',
    ])
  })

  it('has a vector whose check character is 0', () => {
    expect(valid.some(({ value }) => value.endsWith('0'))).toBe(true)
  })

  it('is never that of an individual business, whatever its check character', () => {
    const body = fc.stringMatching(/^92\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/)
    fc.assert(
      fc.property(body, (seventeen) => {
        const faults = [...ALPHABET].map((check) => parseUscc(seventeen + check)).filter((read) => read.ok)
        expect(faults).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('notices any one character that became another', () => {
    const places = fc.record({ of: fc.constantFrom(...valid), at: fc.nat({ max: 17 }), by: fc.nat({ max: 30 }) })
    fc.assert(
      fc.property(places, ({ of: { value }, at, by }) => {
        const other = ALPHABET.charAt(at > 1 && at < 8 ? by % 10 : by)
        fc.pre(other !== value.charAt(at))
        const changed = value.slice(0, at) + other + value.slice(at + 1)
        expect(parseUscc(changed)).toEqual({ ok: false, fault: 'uscc_check_character' })
      }),
    )
  })
})
