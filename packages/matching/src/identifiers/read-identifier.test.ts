import { parseIdentifier } from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIdentifier } from './read-identifier.ts'

const OWN = new Map([
  ['OWN', /\d{4,9}/],
  ['RA000602', /^.*$/],
])

describe('A number of a row', () => {
  it.each([
    [{ scheme: 'lei', value: 'hwupkr0mpou8 fgxbt394' }, 'HWUPKR0MPOU8FGXBT394'],
    [{ scheme: 'vat', value: 'DE 136.695.976' }, 'DE136695976'],
    [{ scheme: 'euid', value: 'dkcvr.11845118' }, 'DKCVR.11845118'],
    [{ scheme: 'register', registry: 'RA000242', value: 'hrb12345' }, 'HRB 12345'],
    [{ scheme: 'register', registry: 'OWN', value: '47 11' }, '4711'],
  ])('%o is read as %s', (given, value) => {
    const read = readIdentifier(given, OWN)
    expect(read).toEqual({ ok: true, value: { ...given, value } })
  })

  it.each([
    [{ scheme: 'duns', value: '1' }, 'identifier_scheme'],
    [{ scheme: 'constructor', value: '1' }, 'identifier_scheme'],
    [{ scheme: 'register', value: '1' }, 'identifier_registry'],
    [{ scheme: 'lei', registry: 'RA000602', value: 'HWUPKR0MPOU8FGXBT394' }, 'identifier_registry'],
    [{ scheme: 'lei', value: 'HWUPKR0MPOU8FGXBT395' }, 'lei_check_digits'],
    [{ scheme: 'register', registry: 'NONE', value: '1' }, 'register_unknown'],
    [{ scheme: 'register', registry: 'OWN', value: 'A4711' }, 'register_number_form'],
    [{ scheme: 'register', registry: 'OWN', value: '' }, 'register_number_form'],
  ])('%o is refused with %s', (given, fault) => {
    expect(readIdentifier(given, OWN)).toMatchObject({ ok: false, fault })
  })

  it('of a listed register has that register’s form, whatever the caller names for it', () => {
    expect(readIdentifier({ scheme: 'register', registry: 'RA000602', value: 'anything' }, OWN)).toMatchObject({
      fault: 'register_number_form',
    })
  })

  it('is what the core reads strictly, or is refused, and never throws, whatever the text', () => {
    const scheme = fc.constantFrom('lei', 'uscc', 'euid', 'vat')
    const start = fc.constantFrom('', 'DE', 'FR', 'GB', 'NL', 'IT', 'ES', 'PL', 'SE', 'AT', 'BE', 'DKCVR.', '91')
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9A-Z. -]{0,22}$/))
    const registry = fc.constantFrom('RA000092', 'RA000189', 'RA000242', 'RA000585', 'RA000587', 'RA000598', 'RA000628')
    const given = fc.oneof(
      fc.record({ scheme, value: fc.tuple(start, text).map((parts) => parts.join('')) }),
      fc.record({ scheme: fc.constant('register'), registry, value: text }),
    )
    fc.assert(
      fc.property(given, (number) => {
        const read = readIdentifier(number)
        if (read.ok) expect(parseIdentifier(read.value)).toEqual(read)
      }),
      { numRuns: 2_000 },
    )
  })
})
