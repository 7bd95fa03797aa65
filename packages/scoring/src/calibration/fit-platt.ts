import type { Calibration } from '../scorecard/scorecard.ts'
import type { Outcomes } from '../table/table.ts'
import { fitLogistic } from '../training/fit-logistic.ts'

/**
 * Fits PD = 1 / (1 + exp(-(intercept + slope · score))) by maximum likelihood (Platt 1999), with the covariance of both.
 * Null where the scores do not order the outcomes the right way, or tell them apart without a doubt.
 */
export function fitPlatt(points: Int32Array, outcomes: Outcomes): (Calibration & { method: 'platt' }) | null {
  const mean = points.reduce((sum, score) => sum + score, 0) / points.length
  // Centred and scaled, so that the two coefficients are told apart well.
  const column = Float64Array.from(points, (score) => (score - mean) / UNIT)
  const fit = fitLogistic([column], outcomes, { l2: 0 })
  if (!fit.ok) return null
  const [coefficient = 0] = fit.value.coefficients
  if (coefficient >= 0) return null
  const [ofIntercept, ofBoth, ofSlope] = covarianceAt(column, fit.value.intercept, coefficient)
  const shift = mean / UNIT
  return {
    method: 'platt',
    intercept: fit.value.intercept - coefficient * shift,
    slope: coefficient / UNIT,
    covariance: [
      ofIntercept - 2 * shift * ofBoth + shift * shift * ofSlope,
      (ofBoth - shift * ofSlope) / UNIT,
      ofSlope / UNIT ** 2,
    ],
  }
}

const UNIT = 20

/** The inverse of the observed information of intercept and slope. */
function covarianceAt(column: Float64Array, intercept: number, slope: number): readonly [number, number, number] {
  let [whole, first, second] = [0, 0, 0]
  for (const value of column) {
    const pd = 1 / (1 + Math.exp(-(intercept + slope * value)))
    const weight = pd * (1 - pd)
    whole += weight
    first += weight * value
    second += weight * value * value
  }
  const determinant = whole * second - first * first
  return [second / determinant, -first / determinant, whole / determinant]
}
