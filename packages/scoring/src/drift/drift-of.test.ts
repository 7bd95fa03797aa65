import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madeUpRows, madeUpScorecard } from '../validation/testing/made-up-rows.ts'
import { driftOf } from './drift-of.ts'
import { populationStability, stabilityLevel } from './population-stability.ts'

describe('Population stability', () => {
  it('worked by hand: from half and half to a fifth and four fifths', () => {
    const { psi, level } = populationStability('x', [
      { bin: 'a', reference: 5_000, current: 2_000 },
      { bin: 'b', reference: 5_000, current: 8_000 },
    ])
    expect(psi).toBeCloseTo(0.3 * Math.log(2.5) + 0.3 * Math.log(1.6), 3)
    expect(level).toBe('alarm')
  })

  it.each([
    [0.0999, 'stable'],
    [0.1, 'shifted'],
    [0.2499, 'shifted'],
    [0.25, 'alarm'],
  ])('of %f is %s', (psi, level) => {
    expect(stabilityLevel(psi)).toBe(level)
  })

  it('is never below 0 nor without bound, and 0 for a population beside itself', () => {
    const counts = fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(counts, (drawn) => {
        const bins = drawn.map(([reference, current], i) => ({ bin: String(i), reference, current }))
        const { psi } = populationStability('x', bins)
        expect(psi).toBeGreaterThanOrEqual(-1e-12)
        expect(Number.isFinite(psi)).toBe(true)
        const same = bins.map(({ bin, reference }) => ({ bin, reference, current: reference }))
        expect(populationStability('x', same).psi).toBeCloseTo(0, 12)
      }),
    )
  })
})

describe('Drift', () => {
  const scorecard = madeUpScorecard(1)
  const reference = madeUpRows(1).table

  it('raises no alarm for other rows of the same population', () => {
    const drift = driftOf(scorecard, reference, madeUpRows(2).table)
    expect(drift.isAlarm).toBe(false)
    expect([drift.score, ...drift.characteristics].map(({ level }) => level)).toEqual(Array(4).fill('stable'))
  })

  it('raises it for another one, and names the characteristic that moved', () => {
    const drift = driftOf(scorecard, reference, madeUpRows(2, 4_000, 6).table)
    expect(drift.isAlarm).toBe(true)
    expect(drift.score.level).toBe('alarm')
    expect(drift.characteristics.filter(({ level }) => level !== 'stable').map(({ name }) => name)).toEqual(['age'])
  })

  it('raises it where a column has stopped coming', () => {
    const { table } = madeUpRows(2)
    const columns = new Map([...table.columns].filter(([name]) => name !== 'sector'))
    const moved = driftOf(scorecard, reference, { ...table, columns }).characteristics.at(-1)
    expect(moved?.level).toBe('alarm')
    expect(moved?.bins.find(({ bin }) => bin === 'missing')).toEqual({ bin: 'missing', reference: 0, current: 1 })
  })

  it('counts every row of both in some bin', () => {
    const { score, characteristics } = driftOf(scorecard, reference, madeUpRows(3).table)
    for (const { bins } of [score, ...characteristics]) {
      expect(bins.reduce((sum, bin) => sum + bin.reference, 0)).toBeCloseTo(1, 12)
      expect(bins.reduce((sum, bin) => sum + bin.current, 0)).toBeCloseTo(1, 12)
    }
  })
})
