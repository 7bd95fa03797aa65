import { aBodyAsJson } from '@goodstanding/testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLegalForm, findRegister, hasLegalPersonality, IDENTIFIER_SCHEMES, parseBody } from '../../src/index.ts'
import { BODY_VECTORS } from '../../src/records/testing/body-vectors.ts'

/** Line 1 of the charter: legal entities only. */

const { valid, invalid } = BODY_VECTORS
const refused = invalid.filter(({ fault }) => fault === 'not_a_legal_entity')

/** Forms of people in business by themselves or together, which are no legal persons, in each listed country. */
const FORMS_OF_PEOPLE = [
  ['CN', 'RV48', '个体工商户'],
  ['DE', 'OL20', 'Einzelunternehmen'],
  ['DE', '40DB', 'Offene Handelsgesellschaft'],
  ['DE', '8Z6G', 'Kommanditgesellschaft'],
  ['DE', 'FR3V', 'Gesellschaft bürgerlichen Rechts'],
  ['FR', 'ZY9X', 'Entrepreneur individuel'],
  ['FR', '5H68', 'Commerçant'],
  ['FR', 'KFR1', 'Artisan'],
  ['FR', '4TNX', 'Profession libérale'],
  ['GB-EAW', 'ID30', 'Limited Partnership'],
] as const

describe('A registration', () => {
  it.each(refused)('counts for nothing: $name', ({ type, body }) => {
    expect(parseBody(type, body)).toMatchObject({ ok: false, fault: 'not_a_legal_entity' })
  })

  it.each(FORMS_OF_PEOPLE)('of %s is refused under the form %s, %s', (jurisdiction, form) => {
    expect(hasLegalPersonality(form, jurisdiction)).toBe(false)
    const body = aBodyAsJson('registration', { ...placeIn(jurisdiction), legalForm: form })
    expect(parseBody('registration', body)).toMatchObject({ ok: false, at: 'legalForm' })
  })

  it('that is read names a listed register of its jurisdiction and a listed form with legal personality', () => {
    const anyPart = fc.record({
      jurisdiction: fc.constantFrom(
        'US-CA',
        'US-NY',
        'US-DE',
        'GB',
        'GB-EAW',
        'GB-SCT',
        'DE',
        'FR',
        'CN',
        'US',
        'AT',
        'US-NV',
      ),
      registry: fc.oneof(
        fc.constantFrom('RA000598', 'RA000628', 'RA000585', 'RA000304', 'RA000092', 'RA000463'),
        fc.string(),
      ),
      number: fc.oneof(
        fc.constantFrom('C3268102', '4521087', '00445790', 'HRB 42243', '91350100M000100Y43'),
        fc.string(),
      ),
      legalForm: fc.oneof(
        fc.constantFrom('H1UM', 'PJ10', 'H0PO', '2HBR', 'ECAK', 'RV48', 'OL20', 'ZY9X', '8888', '9999'),
        fc.string(),
      ),
    })
    fc.assert(
      fc.property(anyPart, (part) => {
        if (!parseBody('registration', aBodyAsJson('registration', part)).ok) return
        expect(findRegister(part.registry)?.jurisdictions).toContain(part.jurisdiction)
        expect(findLegalForm(part.legalForm)?.personality).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is the only record that has a name, an address, a number or another identifier of anyone', () => {
    for (const { type, body } of valid) {
      if (type === 'registration') continue
      for (const field of ['legalName', 'address', 'number', 'identifiers', 'name', 'owner', 'director']) {
        expect(body).not.toHaveProperty(field)
        expect(parseBody(type, { ...body, [field]: 'x' })).toMatchObject({
          ok: false,
          fault: 'field_unknown',
          at: field,
        })
      }
    }
  })
})

it('There is no scheme of identifiers for a natural person', () => {
  expect(IDENTIFIER_SCHEMES).toEqual(['lei', 'uscc', 'euid', 'vat', 'register'])
})

function placeIn(jurisdiction: (typeof FORMS_OF_PEOPLE)[number][0]): object {
  const places = {
    CN: { registry: 'RA000092', number: '91350100M000100Y43' },
    DE: { registry: 'RA000304', number: 'HRB 42243' },
    FR: { registry: 'RA000189', number: '732829320' },
    'GB-EAW': { registry: 'RA000585', number: '00445790' },
  }
  return { jurisdiction, ...places[jurisdiction] }
}
