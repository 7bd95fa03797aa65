import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMapping } from './check-mapping.ts'
import { aMapping } from './testing/sample-mapping.ts'

function withField(name: string, rule: unknown): unknown {
  const mapping = aMapping()
  return { ...mapping, fields: { ...mapping.fields, [name]: rule } }
}

describe('parseMapping', () => {
  it('takes a mapping whose fields fit the record type', () => {
    expect(parseMapping(aMapping()).ok).toBe(true)
  })

  it.each([
    ['mapping_form', null, ''],
    ['mapping_form', { ...aMapping(), type: 'credit_score' }, 'type'],
    ['mapping_form', { ...aMapping(), notes: 'free text' }, ''],
    ['mapping_form', { ...aMapping(), asOf: { const: '2007-02-30' } }, 'asOf.const'],
    ['mapping_field_unknown', withField('owner', { column: 'owner', text: 'as_is' }), 'fields.owner'],
    ['mapping_field_unknown', withField('toString', { absent: 'not_reported' }), 'fields.toString'],
    ['mapping_field_missing', { ...aMapping(), fields: {} }, 'fields.kind'],
    ['mapping_field_missing', withField('kind', { absent: 'not_reported' }), 'fields.kind'],
    [
      'mapping_rule_mismatch',
      withField('openedOn', { column: 'opened', money: { currency: 'USD' } }),
      'fields.openedOn',
    ],
    ['mapping_rule_mismatch', withField('secured', { column: 'secured', text: 'as_is' }), 'fields.secured'],
    ['mapping_rule_mismatch', withField('balance', { const: 5 }), 'fields.balance'],
    ['mapping_code_unknown', withField('kind', { column: 'kind', codes: { T: 'mortgage' } }), 'fields.kind: mortgage'],
    ['mapping_code_unknown', withField('kind', { const: 'loan' }), 'fields.kind: loan'],
  ])('refuses with %s', (fault, value, at) => {
    expect(parseMapping(value)).toMatchObject({ ok: false, fault, at })
  })

  it('answers every JSON with a mapping or a fault: also where any part of a good one is replaced by anything', () => {
    const names = fc.constantFrom(...Object.keys(aMapping()), ...Object.keys(aMapping().fields), '__proto__', 'owner')
    fc.assert(
      fc.property(names, names, fc.jsonValue(), (top, field, anything) => {
        const bent = [anything, { ...aMapping(), [top]: anything }, withField(field, anything)]
        for (const value of bent) {
          const mapping = parseMapping(value)
          if (mapping.ok) expect(parseMapping(mapping.value)).toEqual(mapping)
          else expect(mapping.fault).toMatch(/^mapping_/)
        }
      }),
      { seed: 22, numRuns: 500 },
    )
  })

  it('lets a code say that the field does not apply', () => {
    expect(parseMapping(withField('closedHow', { column: 'end', codes: { open: '', paid: 'paid_in_full' } })).ok).toBe(
      true,
    )
  })
})
