import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_GRADES } from '../scorecard/default-grades.ts'
import type { Calibration, Scorecard } from '../scorecard/scorecard.ts'
import { drawsOf } from '../validation/testing/made-up-rows.ts'
import { calibrate, pdsOf, type ScoredRows } from './calibrate.ts'
import { fitIsotonic } from './fit-isotonic.ts'
import { fitPlatt } from './fit-platt.ts'
import { gradeOf, pdOf } from './pd-of.ts'

const SCORECARD: Scorecard = {
  v: 1,
  kind: 'scorecard',
  name: 'trial',
  intercept: -2,
  basePoints: 560,
  characteristics: [],
  calibration: { method: 'scale' },
  grades: DEFAULT_GRADES,
  coverage: { types: [], minimumCharacteristics: 0 },
  training: { rows: 1_000, goods: 900, bads: 100, window: null, dataHash: null, outcome: 'made up', generated: true },
  validation: {},
  limits: [],
  overrides: [],
}

const withCalibration = (calibration: Calibration): Scorecard => ({ ...SCORECARD, calibration })

/** Rows whose ln(odds of bad) is `intercept + slope · score`. */
function drawn(seed: number, rows: number, intercept: number, slope: number): ScoredRows {
  const draw = drawsOf(seed)
  const points = new Int32Array(rows)
  const outcomes = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    points[row] = 480 + Math.floor(draw() * 160)
    outcomes[row] = draw() < 1 / (1 + Math.exp(-(intercept + slope * (points[row] ?? 0)))) ? 1 : 0
  }
  return { points, outcomes }
}

describe('A probability of default', () => {
  it('is that of the scale: 1 in 31 at 600 points, odds doubled every 20', () => {
    expect(pdOf(SCORECARD, 600).pd).toBeCloseTo(1 / 31, 12)
    expect(pdOf(SCORECARD, 620).pd).toBeCloseTo(1 / 61, 12)
    expect(pdOf(SCORECARD, 560).pd).toBeCloseTo(1 / 8.5, 12)
  })

  it('lies in its interval and never rises with the score, however it is calibrated', () => {
    const rows = drawn(3, 6_000, 9, -0.02)
    const calibrations = [
      SCORECARD.calibration,
      fitPlatt(rows.points, rows.outcomes),
      fitIsotonic(rows.points, rows.outcomes),
    ]
    for (const calibration of calibrations) {
      if (calibration === null) throw new Error('each can be fitted')
      const scorecard = withCalibration(calibration)
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1_200 }), (points) => {
          const { pd, low, high } = pdOf(scorecard, points)
          expect(low).toBeLessThanOrEqual(pd)
          expect(high).toBeGreaterThanOrEqual(pd)
          expect(pdOf(scorecard, points + 1).pd).toBeLessThanOrEqual(pd)
          expect(pdsOf(scorecard, Int32Array.of(points))[0]).toBe(pd)
        }),
      )
    }
  })

  it('has the grade that first reaches up to it', () => {
    expect(gradeOf(SCORECARD, 0.0025)).toBe('A1')
    expect(gradeOf(SCORECARD, 0.00251)).toBe('A2')
    expect(gradeOf(SCORECARD, 0.99)).toBe('E2')
  })
})

describe('Platt’s calibration', () => {
  it('finds the law that the outcomes were drawn by, within its own interval', () => {
    const { points, outcomes } = drawn(7, 40_000, 9, -0.02)
    const fit = fitPlatt(points, outcomes)
    if (fit === null) throw new Error('can be fitted')
    const [ofIntercept, , ofSlope] = fit.covariance
    expect(Math.abs(fit.intercept - 9)).toBeLessThan(3 * Math.sqrt(ofIntercept))
    expect(Math.abs(fit.slope + 0.02)).toBeLessThan(3 * Math.sqrt(ofSlope))
    const { low, high } = pdOf(withCalibration(fit), 560)
    const law = 1 / (1 + Math.exp(-(9 - 0.02 * 560)))
    expect(law).toBeGreaterThan(low)
    expect(law).toBeLessThan(high)
  })

  it('is refused where scores order the outcomes the wrong way, or there is one class', () => {
    const { points, outcomes } = drawn(7, 2_000, -13, 0.02)
    expect(fitPlatt(points, outcomes)).toBeNull()
    expect(
      fitPlatt(
        points,
        outcomes.map(() => 0),
      ),
    ).toBeNull()
  })
})

describe('Isotonic calibration', () => {
  it('keeps the number of bads, and gives every step at least five of them', () => {
    const { points, outcomes } = drawn(11, 3_000, 9, -0.02)
    const steps = fitIsotonic(points, outcomes)?.steps ?? []
    expect(steps.length).toBeGreaterThan(3)
    expect(steps.reduce((sum, { bads }) => sum + bads, 0)).toBe(outcomes.reduce((sum, outcome) => sum + outcome, 0))
    for (const { bads, goods, pd } of steps) {
      expect(bads).toBeGreaterThanOrEqual(5)
      expect(pd).toBe(bads / (goods + bads))
    }
  })
})

describe('A calibration', () => {
  it('is taken where it foretells the next slice better, and the trials say so', () => {
    const { scorecard, isAccepted, trials } = calibrate(SCORECARD, drawn(1, 8_000, 9, -0.02), drawn(2, 8_000, 9, -0.02))
    expect(isAccepted).toBe(true)
    expect(scorecard.calibration.method).not.toBe('scale')
    const [before, ...tried] = trials
    const taken = tried.find(({ method }) => method === scorecard.calibration.method)
    expect(taken?.brier).toBeLessThan(before?.brier ?? 0)
    expect(taken?.calibrationError).toBeLessThan(before?.calibrationError ?? 0)
  })

  it('is left where the next slice is as the scale foretold, and not as the window was', () => {
    const slope = -Math.LN2 / 20
    const next = drawn(4, 8_000, 30 * Math.LN2 - Math.log(30), slope)
    const { scorecard, isAccepted } = calibrate(SCORECARD, drawn(3, 8_000, 9, -0.02), next)
    expect(isAccepted).toBe(false)
    expect(scorecard).toBe(SCORECARD)
  })
})
