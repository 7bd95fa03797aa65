import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { altmanZDoublePrime } from './altman.ts'
import { brierScore, calibrationCurve, calibrationError, groupRows } from './calibration-figures.ts'
import { performanceOf } from './performance.ts'
import { receiverCurve } from './receiver-curve.ts'
import { gradeFigures, scoreBands } from './score-bands.ts'
import { isSeasoned } from './seasoning.ts'
import { drawsOf, madeUpRows } from './testing/made-up-rows.ts'
import { wilson } from './wilson.ts'

const judged = fc
  .array(fc.tuple(fc.integer({ min: 400, max: 700 }), fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 300 })
  .map((rows) => ({
    points: Int32Array.from(rows, ([points]) => points),
    pds: Float64Array.from(rows, ([points]) => (700 - points) / 300),
    outcomes: Uint8Array.from(rows, ([, outcome]) => outcome),
  }))

describe('The figures of scored rows', () => {
  it('worked by hand: four rows, each figure', () => {
    const figures = performanceOf({
      points: Int32Array.of(500, 520, 540, 560),
      pds: Float64Array.of(0.5, 0.4, 0.2, 0.1),
      outcomes: Uint8Array.of(1, 0, 1, 0),
    })
    expect(figures).toMatchObject({ rows: 4, goods: 2, bads: 2, gini: 0.5, ks: 0.5, badRate: 0.5 })
    expect(figures.auc?.value).toBe(0.75)
    expect(figures.brier).toBeCloseTo((0.25 + 0.16 + 0.64 + 0.01) / 4, 12)
    expect(figures.calibrationError).toBeCloseTo((0.5 + 0.4 + 0.8 + 0.1) / 4, 12)
    expect(figures.meanPd).toBeCloseTo(0.3, 12)
  })

  it('are null where they need both goods and bads and one lacks, and never NaN', () => {
    const none = performanceOf({ points: new Int32Array(0), pds: new Float64Array(0), outcomes: new Uint8Array(0) })
    expect(none).toMatchObject({ rows: 0, auc: null, gini: null, ks: null, brier: 0, badRate: 0 })
    fc.assert(
      fc.property(judged, (rows) => {
        expect(JSON.stringify(performanceOf(rows))).not.toContain('NaN')
        const both = new Set(rows.outcomes).size === 2
        expect(performanceOf(rows).auc === null).toBe(!both)
        expect(performanceOf(rows).ks === null).toBe(!both)
      }),
    )
  })

  it('say that the law that outcomes were drawn by is calibrated, and twice its odds are not', () => {
    const { law, outcomes } = madeUpRows(5, 20_000)
    const doubled = law.map((pd) => (2 * pd) / (1 + pd))
    expect(calibrationError(law, outcomes)).toBeLessThan(0.015)
    expect(calibrationError(doubled, outcomes)).toBeGreaterThan(0.1)
    expect(brierScore(law, outcomes)).toBeLessThan(brierScore(doubled, outcomes))
  })

  it('come from groups that hold every row once, equal values together', () => {
    fc.assert(
      fc.property(judged, ({ points, pds, outcomes }) => {
        const groups = groupRows(points, 10)
        expect(groups.flatMap((rows) => [...rows]).sort((a, b) => a - b)).toEqual([...points.keys()])
        const held = groups.map((rows) => new Set([...rows].map((row) => points[row])))
        expect(held.reduce((sum, values) => sum + values.size, 0)).toBe(new Set(points).size)
        expect(calibrationCurve(pds, outcomes).reduce((sum, { rows }) => sum + rows, 0)).toBe(points.length)
      }),
    )
  })
})

describe('The receiver’s curve', () => {
  it('goes from nothing to everything in at most 101 points, each as far as the one before or further', () => {
    fc.assert(
      fc.property(judged, ({ points, outcomes }) => {
        const { roc } = receiverCurve(points, outcomes)
        if (roc.length === 0) return
        expect(roc.length).toBeLessThanOrEqual(101)
        expect([roc[0], roc.at(-1)]).toMatchObject([
          { goods: 0, bads: 0 },
          { goods: 1, bads: 1 },
        ])
        roc.slice(1).forEach(({ goods, bads, score }, i) => {
          expect(score).toBeGreaterThan(roc[i]?.score ?? 0)
          expect(goods).toBeGreaterThanOrEqual(roc[i]?.goods ?? 0)
          expect(bads).toBeGreaterThanOrEqual(roc[i]?.bads ?? 0)
        })
      }),
    )
  })
})

describe('Bands of the score', () => {
  it('fall in risk where scores order it, and the one that does not is named', () => {
    const draw = drawsOf(3)
    const points = Int32Array.from({ length: 10_000 }, (_, row) => row)
    const pds = Float64Array.from(points, (score) => 0.5 - score / 25_000)
    const outcomes = Uint8Array.from(pds, (pd) => (draw() < pd ? 1 : 0))
    expect(scoreBands({ points, pds, outcomes }).filter(({ isBreak }) => isBreak)).toEqual([])
    const spoilt = outcomes.map((outcome, row) => (row >= 7_000 && row < 8_000 ? 1 : outcome))
    const breaks = scoreBands({ points, pds, outcomes: spoilt }).filter(({ isBreak }) => isBreak)
    expect(breaks.map(({ fromScore, toScore }) => [fromScore, toScore])).toEqual([[7_000, 7_999]])
  })
})

describe('A grade', () => {
  const grades = [
    { grade: 'A', pdUpTo: 0.1 },
    { grade: 'B', pdUpTo: 1 },
  ]
  const rowsWith = (rows: number, bads: number) => ({
    points: new Int32Array(rows),
    pds: new Float64Array(rows).fill(0.05),
    outcomes: Uint8Array.from({ length: rows }, (_, row) => (row < bads ? 1 : 0)),
  })

  it.each([
    [1_000, 50, true],
    [1_000, 90, false],
    [1_000, 20, false],
    [29, 29, true],
  ])('of %i rows for which 5 %% were foretold and %i went bad holds: %s', (rows, bads, holds) => {
    const [first, second] = gradeFigures(rowsWith(rows, bads), grades)
    expect(first).toMatchObject({ grade: 'A', rows, bads, holds })
    expect(second).toMatchObject({ grade: 'B', rows: 0, holds: true })
  })
})

describe('A vintage', () => {
  it.each([
    ['2006-01-31', 12, '2007-01-31', true],
    ['2006-01-31', 12, '2007-01-30', false],
    ['2006-01-31', 1, '2006-02-28', true],
    ['2004-01-31', 1, '2004-02-28', false],
    ['2006-11-30', 3, '2007-02-28', true],
  ])('of %s with %i months until %s is seasoned: %s', (day, months, observedUntil, seasoned) => {
    expect(isSeasoned(day, { months, observedUntil })).toBe(seasoned)
  })
})

describe('Figures of others', () => {
  it('are as published: Wilson’s interval of 15 in 50, Altman’s Z″', () => {
    expect(wilson(15, 50).low).toBeCloseTo(0.191, 3)
    expect(wilson(15, 50).high).toBeCloseTo(0.4375, 3)
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
    expect(
      altmanZDoublePrime({
        workingCapital: 0.1,
        retainedEarnings: 0.2,
        earningsBeforeInterestAndTax: 0.05,
        equityToLiabilities: 0.8,
      }),
    ).toBeCloseTo(0.656 + 0.652 + 0.336 + 0.84, 12)
  })
})
