import type { Outcomes } from '../table/table.ts'
import { areaUnderCurve } from './area-under-curve.ts'
import { brierScore, calibrationError } from './calibration-figures.ts'
import { receiverCurve } from './receiver-curve.ts'
import type { PerformanceFigures } from './validation-report.ts'

/** Rows with their score, its probability of default and what happened. */
export type JudgedRows = {
  readonly points: Int32Array
  readonly pds: Float64Array
  readonly outcomes: Outcomes
}

/** How well scores told goods from bads, and their probabilities foretold what happened. */
export function performanceOf({ points, pds, outcomes }: JudgedRows): PerformanceFigures {
  const bads = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const rows = outcomes.length
  const auc = areaUnderCurve(risksOf(points), outcomes)
  return {
    rows,
    goods: rows - bads,
    bads,
    auc,
    gini: auc === null ? null : 2 * auc.value - 1,
    ks: receiverCurve(points, outcomes).ks,
    brier: brierScore(pds, outcomes),
    calibrationError: calibrationError(pds, outcomes),
    meanPd: rows === 0 ? 0 : pds.reduce((sum, pd) => sum + pd, 0) / rows,
    badRate: rows === 0 ? 0 : bads / rows,
  }
}

/** Scores turned about, so that more is riskier. */
export function risksOf(points: Int32Array): Float64Array {
  return Float64Array.from(points, (score) => -score)
}

/** The rows at some places. */
export function rowsAt({ points, pds, outcomes }: JudgedRows, places: ArrayLike<number>): JudgedRows {
  return {
    points: Int32Array.from(places, (place) => points[place] ?? 0),
    pds: Float64Array.from(places, (place) => pds[place] ?? 0),
    outcomes: Uint8Array.from(places, (place) => outcomes[place] ?? 0),
  }
}
