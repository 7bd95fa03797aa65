import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumberedRow } from './carried-number.ts'
import { identifierGraph } from './identifier-graph.ts'

const OWN = new Map([['OWN', /^\d{4,9}$/]])
const OPTIONS = { ownRegisters: OWN }

/** A row of numbers written `registry:number` or `scheme:number`, with its days after an `@`. */
function row(id: string, ...numbers: string[]): NumberedRow {
  return {
    row: id,
    identifiers: numbers.map((number) => {
      const [name = '', value = '', days = ''] = number.split(/[:@]/)
      const [from, until] = days.split('/')
      const given =
        name === name.toLowerCase() ? { scheme: name, value } : { scheme: 'register', registry: name, value }
      return { ...given, ...(from ? { from } : {}), ...(until ? { until } : {}) } as NumberedRow['identifiers'][number]
    }),
  }
}

const LEI = 'lei:HWUPKR0MPOU8FGXBT394'
const OTHER_LEI = 'lei:7LTWFZYICNSX8D621K86'

describe('The identifier graph', () => {
  it('joins rows by the same number, however it is written, and through a row that carries two', () => {
    const rows = [
      row('a', 'RA000585:00445790'),
      row('b', 'RA000585:445790', LEI),
      row('c', 'lei:hwup kr0m pou8 fgxb t394'),
      row('d', 'RA000585:00102498'),
    ]
    const { enterprises, conflicts } = identifierGraph(rows)
    expect(enterprises.map((enterprise) => enterprise.rows)).toEqual([['a', 'b', 'c'], ['d']])
    expect(conflicts).toEqual([])
  })

  it('takes a number as its register tells it: the same digits of another register are another number', () => {
    const { enterprises } = identifierGraph([row('a', 'RA000602:1234'), row('b', 'RA000628:1234')])
    expect(enterprises.map(({ rows }) => rows)).toEqual([['a'], ['b']])
  })

  it('knows a SIREN by either French register, and a USCC as its register’s number', () => {
    const { enterprises } = identifierGraph([
      row('a', 'RA000189:552032534'),
      row('b', 'RA000192:552032534'),
      row('c', 'uscc:91310000775785552L'),
      row('d', 'RA000092:91310000775785552L'),
    ])
    expect(enterprises.map(({ rows }) => rows)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(enterprises[1]?.identifiers).toEqual([{ scheme: 'uscc', value: '91310000775785552L' }])
  })

  it('merges no row of a group with two numbers of one series, and shows the chain between them', () => {
    const rows = [row('a', LEI), row('b', LEI, 'OWN:4711'), row('c', 'OWN:4711', OTHER_LEI), row('d', OTHER_LEI)]
    const { enterprises, conflicts } = identifierGraph(rows, OPTIONS)
    expect(enterprises).toEqual([])
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]?.rows).toEqual(['a', 'b', 'c', 'd'])
    const clash = conflicts[0]?.clashes[0]
    expect(clash).toMatchObject({
      reason: 'different_numbers',
      left: { row: 'c', identifier: { scheme: 'lei', value: '7LTWFZYICNSX8D621K86' } },
      right: { row: 'a', identifier: { scheme: 'lei', value: 'HWUPKR0MPOU8FGXBT394' } },
      chain: [
        { left: 'c', identifier: { value: '4711' }, right: 'b' },
        { left: 'b', identifier: { value: 'HWUPKR0MPOU8FGXBT394' }, right: 'a' },
      ],
    })
  })

  it.each([
    ['different numbers of one series on one row', ['OWN:4711', 'OWN:4712'], 1],
    ['different numbers, one after the other', ['OWN:4711@2001-01-01/2009-12-31', 'OWN:4712@2010-01-01'], 0],
    ['different numbers that share a day', ['OWN:4711@2001-01-01/2010-01-01', 'OWN:4712@2010-01-01'], 1],
    ['a number without days beside a dated one', ['OWN:4711', 'OWN:4712@2010-01-01/2011-01-01'], 1],
    ['a short one within a long one', ['OWN:4711@2000-01-01/2020-01-01', 'OWN:4712@2005-01-01/2006-01-01'], 1],
    ['numbers of two registers', ['OWN:4711', 'RA000602:4712'], 0],
    ['EUIDs of two registers', ['euid:DEK1101R.HRB116737', 'euid:DED2601V.HRB116738'], 0],
    ['EUIDs of one register', ['euid:DEK1101R.HRB116737', 'euid:DEK1101R.HRB116738'], 1],
  ])('judges %s', (_, numbers, conflicts) => {
    const graph = identifierGraph([row('a', ...numbers)], OPTIONS)
    expect(graph.conflicts).toHaveLength(conflicts)
    expect(graph.enterprises).toHaveLength(1 - conflicts)
  })

  it('finds a clash wherever any two spans of different numbers overlap', () => {
    const span = fc
      .tuple(fc.constantFrom('4711', '4712', '4713'), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 9 }))
      .map(([number, day, length]) => ({ number, from: day, until: day + length }))
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), (spans) => {
        const text = (day: number): string => `2020-01-${String(day).padStart(2, '0')}`
        const numbers = spans.map(({ number, from, until }) => `OWN:${number}@${text(from)}/${text(until)}`)
        const overlap = spans.some((a) =>
          spans.some((b) => a.number !== b.number && a.from <= b.until && b.from <= a.until),
        )
        expect(identifierGraph([row('a', ...numbers)], OPTIONS).conflicts).toHaveLength(overlap ? 1 : 0)
      }),
      { numRuns: 500 },
    )
  })

  it('asks the caller about each two rows of one number, and joins none where they clearly differ', () => {
    const rows = [row('a', 'OWN:4711'), row('b', 'OWN:4711'), row('c', 'OWN:4711'), row('d', 'OWN:4712')]
    const differ = (left: string, right: string): boolean => left === 'b' && right === 'c'
    const { enterprises, conflicts } = identifierGraph(rows, { ...OPTIONS, differ })
    expect(enterprises.map((enterprise) => enterprise.rows)).toEqual([['d']])
    expect(conflicts[0]).toMatchObject({ rows: ['a', 'b', 'c'], clashCount: 1 })
    expect(conflicts[0]?.clashes[0]).toMatchObject({
      reason: 'different_enterprises',
      left: { row: 'b' },
      right: { row: 'c' },
    })
  })

  it('joins nothing by a VAT number, and says which rows share one', () => {
    const graph = identifierGraph([row('a', 'vat:DE136695976'), row('b', 'vat:DE136695976')])
    expect(graph.enterprises).toEqual([])
    expect(graph.rowsWithoutNumber).toEqual(['a', 'b'])
    expect(graph.sharedVat).toEqual([{ identifier: { scheme: 'vat', value: 'DE136695976' }, rows: ['a', 'b'] }])
  })

  it('reports placeholders and numbers on too many rows, and joins nothing by them', () => {
    const many = ['m1', 'm2', 'm3', 'm4'].map((id) => row(id, 'OWN:4711'))
    const rows = [...many, row('z', 'OWN:000000000'), row('y', 'OWN:123456789'), row('x', 'OWN:123456789')]
    const { placeholders, enterprises, rowsWithoutNumber } = identifierGraph(rows, { ...OPTIONS, rowsMax: 3 })
    expect(placeholders.map(({ reason, rows: carriers }) => [reason, carriers])).toEqual([
      ['one_digit_repeated', ['z']],
      ['counting', ['x', 'y']],
      ['too_many_rows', ['m1', 'm2', 'm3', 'm4']],
    ])
    expect(enterprises).toEqual([])
    expect(rowsWithoutNumber).toEqual(['m1', 'm2', 'm3', 'm4', 'x', 'y', 'z'])
  })

  it('says of each number that it refuses why', () => {
    const rows = [
      row('a', 'lei:HWUPKR0MPOU8FGXBT395'),
      row('b', 'RA999999:1'),
      row('c', 'OWN:12 x'),
      row('d', 'duns:1'),
    ]
    const { refused, rowsWithoutNumber } = identifierGraph(rows, OPTIONS)
    expect(refused.map(({ row: id, fault, at }) => [id, fault, at])).toEqual([
      ['a', 'lei_check_digits', 'value'],
      ['b', 'register_unknown', 'registry'],
      ['c', 'register_number_form', 'value'],
      ['d', 'identifier_scheme', 'scheme'],
    ])
    expect(rowsWithoutNumber).toEqual(['a', 'b', 'c', 'd'])
  })

  it('shows the first clashes of a tangle and counts all', () => {
    const numbers = Array.from({ length: 40 }, (_, index) => `OWN:${5000 + index}`)
    const [conflict] = identifierGraph([row('a', ...numbers)], OPTIONS).conflicts
    expect([conflict?.clashes.length, conflict?.clashCount]).toEqual([20, 39])
  })
})

const anyNumber = fc.constantFrom(
  'OWN:4711',
  'OWN:4712',
  'OWN:0000',
  LEI,
  OTHER_LEI,
  'RA000602:7',
  'vat:DE136695976',
  'x:1',
)
const anyRows = fc
  .array(fc.array(anyNumber, { maxLength: 3 }), { maxLength: 12 })
  .map((rows) => rows.map((numbers, index) => row(`r${index}`, ...numbers)))

describe('Whatever the rows', () => {
  it('their order, and that of a row’s numbers, changes nothing', () => {
    const shuffled = anyRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    )
    const differ = (left: string, right: string): boolean => `${left}${right}`.length % 2 === 1
    fc.assert(
      fc.property(shuffled, fc.boolean(), ([rows, others], asks) => {
        const turned = others.map((each) => ({ ...each, identifiers: each.identifiers.toReversed() }))
        const options = { ...OPTIONS, rowsMax: 5, ...(asks ? { differ } : {}) }
        expect(identifierGraph(turned, options)).toEqual(identifierGraph(rows, options))
      }),
    )
  })

  it('each is in one enterprise, in one conflict, or without a number', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { enterprises, conflicts, rowsWithoutNumber } = identifierGraph(rows, OPTIONS)
        const placed = [...enterprises, ...conflicts].flatMap((group) => group.rows).concat(rowsWithoutNumber)
        expect(placed.toSorted()).toEqual(rows.map(({ row: id }) => id).toSorted())
      }),
    )
  })

  it('no enterprise has two numbers of one series, and each chain leads from one side of its clash to the other', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { enterprises, conflicts } = identifierGraph(rows, OPTIONS)
        for (const { identifiers } of enterprises) {
          const series = identifiers.map(({ scheme, registry }) => `${scheme} ${registry}`)
          expect(new Set(series).size).toBe(series.length)
        }
        for (const { left, right, chain } of conflicts.flatMap(({ clashes }) => clashes)) {
          const rowsOnTheWay = [...chain.map((step) => step.left), right.row]
          expect(rowsOnTheWay[0]).toBe(left.row)
          expect(chain.map((step) => step.right)).toEqual(rowsOnTheWay.slice(1))
        }
      }),
    )
  })
})
