import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { table, width } from './table.ts'

describe('A table', () => {
  it('aligns texts to the left and numbers to the right, and shows what is absent as a dash', () => {
    expect(
      table(
        ['provider', 'rows'],
        [
          ['northbank', 7],
          ['ost', 1_200],
          [null, null],
        ],
      ),
    ).toBe(['provider   rows', '─────────  ────', 'northbank     7', 'ost        1200', '–             –'].join('\n'))
  })

  it('counts the columns that a terminal takes: two for East Asian letters, none for marks', () => {
    expect([width('abc'), width('上海'), width('e\u0301')]).toEqual([3, 4, 1])
  })

  it('has its header alone where there are no rows', () => {
    expect(table(['a'], []).split('\n')).toEqual(['a', '─'])
  })

  it('keeps every column at one place in every line', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'é', '海', '0'), minLength: 1, maxLength: 8 }),
      fc.integer(),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const lines = table(
          ['x', 'last'],
          rows.map(([one, two]) => [one, `|${two}`]),
        )
          .split('\n')
          .slice(2)
        const places = lines.map((line) => width(line.slice(0, line.indexOf('|'))))
        expect(new Set(places).size).toBe(1)
      }),
    )
  })
})
