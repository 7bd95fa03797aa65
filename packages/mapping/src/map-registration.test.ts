import { describe, expect, it } from 'vitest'
import { parseMapping } from './check-mapping.ts'
import { mapRow } from './map-row.ts'
import type { Mapping } from './mapping.ts'

const NUMBER = { column: 'id', text: 'upper' }
const AUTHORITY = { const: 'RA000628' }
const ADDRESS = {
  lines: {
    items: [
      { column: 'a.line1', text: 'as_is' },
      { column: 'a.line2', text: 'as_is' },
    ],
  },
  locality: { column: 'a.town', text: 'as_is' },
  country: { const: 'US' },
}
const FORMER = {
  registry: { column: 'former.authority', text: 'as_is' },
  number: { column: 'former.number', text: 'upper' },
  how: { const: 'moved' },
  on: { column: 'former.on', date: 'YYYY-MM-DD' },
}

function aRegister(address: object = { group: ADDRESS }): Mapping {
  const parsed = parseMapping({
    name: 'register',
    description: 'Entities, for tests.',
    format: 'ndjson',
    type: 'registration',
    customer: { column: 'id' },
    rowKey: ['id'],
    asOf: { const: '2007-06-30' },
    fields: {
      jurisdiction: { const: 'US-NY' },
      registry: AUTHORITY,
      number: NUMBER,
      legalName: { column: 'name', text: 'as_is' },
      legalForm: { column: 'form', codes: { corp: 'PJ10' } },
      identifiers: { items: [{ group: { scheme: { const: 'register' }, value: NUMBER, registry: AUTHORITY } }] },
      status: { const: 'registered' },
      address,
      activity: {
        column: 'nace',
        activity: 'nace2',
        undotted: true,
        before: ' ',
        absentWhen: { None: 'not_reported' },
      },
      predecessors: { items: [{ group: FORMER }] },
    },
  })
  if (!parsed.ok) throw new Error(`${parsed.fault} at ${parsed.at ?? ''}`)
  return parsed.value
}

const CELLS = {
  ...{ id: '1234567', name: 'Velorin  Mills, Inc.', form: 'corp', nace: '62012 - Software', former: '' },
  ...{ 'a.line1': '1 Mill Road', 'a.line2': '', 'a.town': 'Alder Point' },
}

function bodyOf(mapping: Mapping, cells: { readonly [column: string]: string }): unknown {
  const mapped = mapRow(mapping, { line: 1, cells })
  return mapped.kind === 'candidate' ? mapped.candidate.body : mapped
}

describe('A registration mapping', () => {
  it('makes groups and lists, and leaves out items that are not there', () => {
    expect(bodyOf(aRegister(), CELLS)).toMatchObject({
      legalName: 'Velorin Mills, Inc.',
      identifiers: [{ scheme: 'register', value: '1234567', registry: 'RA000628' }],
      address: { lines: ['1 Mill Road'], locality: 'Alder Point', country: 'US' },
      activity: { scheme: 'nace2', code: '62.01' },
      predecessors: [],
    })
  })

  it('takes a member as empty where what it lies in is null', () => {
    const { former: _, ...cells } = CELLS
    expect(bodyOf(aRegister(), cells)).toMatchObject({ reject: { code: 'column_missing' } })
  })

  it('hands on a predecessor', () => {
    const former = { 'former.authority': 'RA000598', 'former.number': 'c1234567', 'former.on': '2007-06-01' }
    expect(bodyOf(aRegister(), { ...CELLS, ...former })).toMatchObject({
      predecessors: [{ registry: 'RA000598', number: 'C1234567', how: 'moved', on: '2007-06-01' }],
    })
  })

  it('refuses an address that lacks its town, or leaves it out where the mapping says so', () => {
    const cells = { ...CELLS, 'a.town': '' }
    expect(bodyOf(aRegister(), cells)).toMatchObject({ reject: { code: 'field_missing', field: 'address.locality' } })
    expect(bodyOf(aRegister({ group: ADDRESS, incomplete: 'absent' }), cells)).toMatchObject({
      absent: { address: 'not_reported' },
    })
  })

  it.each([
    ['field_form', 'legalName', { name: 'Post to jo@example.org' }],
    ['field_form', 'address.lines.0', { 'a.line1': 'c/o someone' }],
    ['code_unknown', 'legalForm', { form: 'sole proprietor' }],
    ['field_form', 'identifiers.0', { id: '123456789012' }],
  ])('refuses with %s at %s', (code, field, changed) => {
    expect(bodyOf(aRegister(), { ...CELLS, ...changed })).toMatchObject({ kind: 'reject', reject: { code, field } })
  })
})
