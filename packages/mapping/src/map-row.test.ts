import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapRow } from './map-row.ts'
import { aMapping, aRow } from './testing/sample-mapping.ts'

const mapping = aMapping()

describe('mapRow', () => {
  it('makes a row into a candidate record, with a reason for each field that is not there', () => {
    expect(mapRow(mapping, { line: 2, cells: aRow() })).toEqual({
      kind: 'candidate',
      candidate: {
        line: 2,
        customer: 'C1',
        rowKey: '["L1"]',
        type: 'tradeline',
        asOf: '2007-06-30',
        body: {
          kind: 'term_loan',
          openedOn: '2005-01-31',
          originalAmount: { currency: 'USD', minor: 1_250_000 },
          secured: true,
          statusByMonth: ['dpd_0', 'dpd_0', 'dpd_1_30'],
          absent: {
            closedOn: 'not_applicable',
            ...Object.fromEntries(
              [
                ...[
                  'originalTermMonths',
                  'balance',
                  'overdueAmount',
                  'publicGuarantee',
                  'forborne',
                  'defaultDefinition',
                ],
                ...['defaultedOn', 'chargedOffAmount', 'closedHow', 'soldOn'],
              ].map((name) => [name, 'not_reported']),
            ),
          },
        },
      },
    })
  })

  it('tells apart why a day is not there', () => {
    const absentIn = (closed: string): unknown => {
      const mapped = mapRow(mapping, { line: 2, cells: aRow({ closed }) })
      return mapped.kind === 'candidate' ? mapped.candidate.body.absent.closedOn : mapped
    }
    expect(absentIn('')).toBe('not_applicable')
    expect(absentIn('?')).toBe('not_reported')
  })

  it.each([
    ['customer_missing', 'customer', aRow({ customer: ' ' }), ''],
    ['row_key_missing', 'loan', aRow({ loan: '' }), ''],
    ['date_form', 'asOf', aRow({ 'as of': '2007-06-30' }), '9999-99-99'],
    ['date_form', 'openedOn', aRow({ opened: '31/1/2005' }), '99/9/9999'],
    ['code_unknown', 'kind', aRow({ kind: 'Smith' }), 'AAAAA'],
    ['code_unknown', 'statusByMonth', aRow({ history: '0x' }), 'A'],
    ['flag_unknown', 'secured', aRow({ secured: 'maybe' }), 'AAAAA'],
    ['money_form', 'originalAmount', aRow({ amount: 'twelve' }), 'AAAAAA'],
    ['money_too_precise', 'originalAmount', aRow({ amount: '1.005' }), '9.999'],
    ['money_too_large', 'originalAmount', aRow({ amount: '99999999999999999' }), '99999999999999999'],
    ['encoding_form', 'kind', aRow({ kind: '\ufffd' }), '?'],
    ['field_missing', 'openedOn', aRow({ opened: '' }), ''],
    ['field_form', 'statusByMonth', aRow({ history: '0'.repeat(25) }), ''],
    ['body_contradicts_itself', 'closedOn', aRow({ closed: '1/1/2004' }), '9999-99-99'],
  ])('refuses with %s', (code, field, cells, shape) => {
    expect(mapRow(mapping, { line: 9, cells })).toMatchObject({
      kind: 'reject',
      reject: { line: 9, field, code, shape },
    })
  })

  it('refuses a row that lacks a column, unless the mapping says that rows may', () => {
    const { secured: _, ...cells } = aRow()
    expect(mapRow(mapping, { line: 2, cells })).toMatchObject({ reject: { code: 'column_missing', field: 'secured' } })
    expect(mapRow(aMapping({ missingColumns: 'empty' }), { line: 2, cells }).kind).toBe('candidate')
  })

  it('refuses a currency that is not in ISO 4217 without telling it', () => {
    const inColumn = { ...mapping.fields, originalAmount: { column: 'amount', money: { currency: { column: 'ccy' } } } }
    const mapped = mapRow(aMapping({ fields: inColumn }), { line: 2, cells: aRow({ ccy: 'Jo Doe' }) })
    expect(mapped).toMatchObject({
      reject: { code: 'money_currency', why: 'not a currency of ISO 4217', shape: 'AA AAA' },
    })
  })

  it('passes over rows that are no facts of the type', () => {
    const skipping = aMapping({
      skip: [
        { column: 'kind', in: ['TOTAL'] },
        { column: 'loan', startsWith: ['X-'] },
      ],
    })
    expect(mapRow(skipping, { line: 5, cells: aRow({ kind: 'TOTAL' }) })).toEqual({ kind: 'skipped', line: 5 })
    expect(mapRow(skipping, { line: 6, cells: aRow({ loan: 'X-1' }) })).toEqual({ kind: 'skipped', line: 6 })
    expect(mapRow(skipping, { line: 7, cells: aRow() }).kind).toBe('candidate')
  })

  it('tells a customer by several columns where the source has no number', () => {
    const several = aMapping({ customer: { columns: ['customer', 'loan'] } })
    expect(mapRow(several, { line: 2, cells: aRow() })).toMatchObject({ candidate: { customer: '["C1","L1"]' } })
  })

  it('tells in a reject neither a value of the row nor a part of one', () => {
    const secret = fc.stringMatching(/^[g-z]{4,12}[2-8]{3,6}$/)
    const columns = Object.keys(aRow())
    fc.assert(
      fc.property(secret, fc.constantFrom(...columns), (value, column) => {
        const mapped = mapRow(mapping, { line: 2, cells: aRow({ [column]: value }) })
        if (mapped.kind === 'reject') expect(JSON.stringify(mapped.reject)).not.toContain(value)
      }),
    )
  })

  it('never throws, whatever the cells', () => {
    const cells = fc.dictionary(
      fc.constantFrom(...Object.keys(aRow()), '__proto__', 'constructor'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    )
    fc.assert(
      fc.property(cells, (changed) => {
        expect(['candidate', 'reject']).toContain(mapRow(mapping, { line: 2, cells: { ...aRow(), ...changed } }).kind)
      }),
    )
  })
})
