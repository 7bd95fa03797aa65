import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IDENTIFIER_SCHEMES, parseIdentifier } from './identifier.ts'
import { faultsOf, identifierVectors } from './testing/identifier-vectors.ts'

type Valid = { readonly identifier: { readonly scheme: string; readonly value: string } }
type Invalid = { readonly identifier: unknown; readonly fault: string }
const { valid, invalid } = identifierVectors<Valid, Invalid>('identifiers')

/** Numbers of natural persons and means of contact, each well formed. */
const PERSONAL = [
  ['social security number', '078-05-1120'],
  ['social security number', '078051120'],
  ['individual taxpayer number', '900-70-0000'],
  ['individual taxpayer number', '900700000'],
  ['national insurance number', 'QQ123456C'],
  ['national insurance number', 'AB 12 34 56 C'],
  ['resident identity card', '11010519491231002X'],
  ['resident identity card', '440524188001010014'],
  ['passport', 'C01X00T47'],
  ['passport', '123456789'],
  ['social insurance number (NIR)', '255081416802538'],
  ['tax identification number (IdNr)', '36574261809'],
  ['national identity number (DNI)', '54362315K'],
  ['e-mail address', 'someone@example.com'],
  ['telephone number', '+1 415 555 0100'],
  ['telephone number', '4155550100'],
  ['date of birth', '1970-01-31'],
  ['date of birth', '01/31/1970'],
  ['name', 'Ada Lovelace'],
] as const

const REGISTRIES = ['RA000092', 'RA000192', 'RA000304', 'RA000585', 'RA000587', 'RA000598', 'RA000602', 'RA000628']

describe('An identifier', () => {
  it.each(valid)('reads $identifier.scheme $identifier.value', ({ identifier }) => {
    expect(parseIdentifier(identifier)).toEqual({ ok: true, value: identifier })
  })

  it.each(invalid)('refuses $identifier with $fault', ({ identifier, fault }) => {
    expect(parseIdentifier(identifier)).toMatchObject({ ok: false, fault })
  })

  it('has a vector for each fault of its own', () => {
    expect(faultsOf(invalid).filter((fault) => fault.startsWith('identifier_'))).toEqual([
      'identifier_form',
      'identifier_not_normal',
      'identifier_registry',
      'identifier_scheme',
    ])
  })

  it.each(PERSONAL)('is never a %s: %s', (_, value) => {
    for (const scheme of IDENTIFIER_SCHEMES) {
      if (scheme !== 'register') expect(parseIdentifier({ scheme, value }).ok).toBe(false)
    }
    for (const registry of REGISTRIES) expect(parseIdentifier({ scheme: 'register', registry, value }).ok).toBe(false)
  })

  it('has no other scheme than its five', () => {
    const scheme = fc.string().filter((text) => !(IDENTIFIER_SCHEMES as readonly string[]).includes(text))
    fc.assert(
      fc.property(scheme, fc.string(), (name, value) => {
        expect(parseIdentifier({ scheme: name, value })).toMatchObject({ ok: false, fault: 'identifier_scheme' })
      }),
    )
  })

  it('has no other field than scheme, value and registry', () => {
    const field = fc.string().filter((name) => !['scheme', 'value', 'registry', '__proto__'].includes(name))
    fc.assert(
      fc.property(field, fc.constantFrom(...valid), (name, { identifier }) => {
        const widened = { ...identifier, [name]: 'x' }
        expect(parseIdentifier(widened)).toMatchObject({ ok: false, fault: 'identifier_form' })
      }),
    )
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof parseIdentifier(value).ok === 'boolean'))
  })
})
