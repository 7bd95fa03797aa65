import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categories, numbers, seeded } from '../testing/seeded.ts'
import { binCategories } from './bin-categories.ts'
import { binNumbers } from './bin-numbers.ts'
import { BINNING_RULES } from './binning-rules.ts'

/** Values with outcomes whose share of bads falls from 0.5 to 0.1 as values rise. */
function fallingRisk(rows: number, seed: number, distinct: number) {
  const random = seeded(seed)
  const values = Array.from({ length: rows }, () => Math.floor(random() * distinct))
  const outcomes = Uint8Array.from(values, (value) => Number(random() < 0.5 - (0.4 * value) / distinct))
  return { column: numbers(values), outcomes }
}

describe('Bins of numbers', () => {
  it('are without gaps, in order of risk, and hold every row once', () => {
    const table = fc.tuple(fc.integer({ min: 200, max: 3_000 }), fc.integer(), fc.constantFrom(3, 40, 1e9))
    fc.assert(
      fc.property(table, ([rows, seed, distinct]) => {
        const { column, outcomes } = fallingRisk(rows, seed, distinct)
        const bins = binNumbers(column, outcomes, 'higher_is_safer', BINNING_RULES)
        expect(bins.length).toBeLessThanOrEqual(BINNING_RULES.prebinsMax)
        expect([bins[0]?.above, bins.at(-1)?.upTo]).toEqual([null, null])
        bins.slice(1).forEach((bin, i) => {
          const before = bins[i]
          expect(bin.above).toBe(before?.upTo)
          if (before === undefined) throw new Error('each bin but the first follows one')
          expect(bin.bads / (bin.goods + bin.bads)).toBeLessThan(before.bads / (before.goods + before.bads))
        })
        for (const { above, upTo, goods, bads } of bins) {
          const inside = [...column.values].flatMap((value, row) =>
            (above === null || value > above) && (upTo === null || value <= upTo) ? outcomes[row] : [],
          )
          expect([inside.length, inside.filter((outcome) => outcome === 1).length]).toEqual([goods + bads, bads])
        }
      }),
      { seed: 4, numRuns: 40 },
    )
  })

  it('find the step where the risk changes', () => {
    const values = Array.from({ length: 2_000 }, (_, i) => i % 100)
    const outcomes = Uint8Array.from(values, (value, i) => Number(Math.floor(i / 100) % (value > 60 ? 2 : 10) === 0))
    const bins = binNumbers(numbers(values), outcomes, 'higher_is_riskier', BINNING_RULES)
    expect(bins.map(({ upTo }) => upTo)).toContain(60)
  })

  it('end at short numbers that part the values as well as the values themselves', () => {
    const values = Array.from({ length: 2_000 }, (_, i) => (i % 100) / 7)
    const outcomes = Uint8Array.from(values, (value, i) =>
      Number(Math.floor(i / 100) % (value > 60 / 7 ? 2 : 10) === 0),
    )
    const [bin] = binNumbers(numbers(values), outcomes, 'higher_is_riskier', BINNING_RULES)
    expect(bin).toMatchObject({ upTo: 8.6, goods: 61 * 18, bads: 61 * 2 })
  })

  it('are one where the data go against the declared direction', () => {
    const { column, outcomes } = fallingRisk(2_000, 9, 50)
    expect(binNumbers(column, outcomes, 'higher_is_riskier', BINNING_RULES)).toHaveLength(1)
  })

  it('end at numbers that JSON has, also between infinities', () => {
    const values = Array.from(
      { length: 900 },
      (_, i) => [Number.NEGATIVE_INFINITY, 7, Number.POSITIVE_INFINITY][i % 3] ?? 0,
    )
    const outcomes = Uint8Array.from(values, (value, i) => Number(i % 10 < (value === 7 ? 4 : value < 0 ? 8 : 1)))
    const bins = binNumbers(numbers(values), outcomes, 'higher_is_safer', BINNING_RULES)
    expect(bins.map(({ goods, bads }) => goods + bads)).toEqual([300, 300, 300])
    expect(JSON.parse(JSON.stringify(bins))).toEqual(bins)
    expect(bins[0]?.upTo).toBe(-1.79769e308)
  })

  it('leave out cells without a value', () => {
    const column = numbers([...Array.from({ length: 100 }, (_, i) => i), null, null])
    const outcomes = Uint8Array.from({ length: 102 }, (_, i) => Number(i % 3 === 0))
    const rows = binNumbers(column, outcomes, 'none', BINNING_RULES).reduce(
      (sum, { goods, bads }) => sum + goods + bads,
      0,
    )
    expect(rows).toBe(100)
  })
})

describe('Bins of categories', () => {
  it('put labels of like risk together, riskiest first, and leave rare ones to "other"', () => {
    const random = seeded(21)
    const risks: Readonly<Record<string, number>> = { a: 0.4, b: 0.41, c: 0.1, d: 0.11, rare: 0.9 }
    const labels = Array.from({ length: 4_000 }, (_, i) => (i % 200 === 0 ? 'rare' : 'abcd'.charAt(i % 4)))
    const outcomes = Uint8Array.from(labels, (label) => Number(random() < (risks[label] ?? 0)))
    const bins = binCategories(categories(labels), outcomes, BINNING_RULES)
    expect(bins.map((bin) => bin.labels)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
})
