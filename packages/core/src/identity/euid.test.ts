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

  it('has a vector for each fault', () => {
    expect(faultsOf(invalid)).toEqual(['euid_country', 'euid_form', 'euid_not_legal_entity'])
  })
})
