import { POINTS_PER_LOG_ODDS } from '../scorecard/points.ts'
import { type Calibration, SCALE, type Scorecard } from '../scorecard/scorecard.ts'
import { DEVIATE_95 } from '../validation/area-under-curve.ts'
import { wilson } from '../validation/wilson.ts'
import { reproducibleExp } from './reproducible-exp.ts'

/** A probability of default with the interval that the data behind it leave, 95 %. */
export type PdInterval = { readonly pd: number; readonly low: number; readonly high: number }

/**
 * The probability of default of a score, by the scorecard's calibration. On the bare scale the interval is that of the bad
 * rate of the training rows alone.
 */
export function pdOf({ calibration, training }: Scorecard, points: number): PdInterval {
  switch (calibration.method) {
    case 'scale':
      return intervalAt(scaleLogOdds(points), rateDeviation(training.goods, training.bads))
    case 'platt':
      return plattPd(calibration, points)
    case 'isotonic':
      return isotonicPd(calibration, points)
  }
}

/** The grade of a probability of default: the first that reaches up to it; the last where none does. */
export function gradeOf({ grades }: Pick<Scorecard, 'grades'>, pd: number): string {
  return (grades.find(({ pdUpTo }) => pd <= pdUpTo) ?? grades.at(-1))?.grade ?? ''
}

/** ln 30, written out: the last digit of `Math.log` is the engine’s own. */
const LN_ODDS = 3.4011973816621555

/** ln(odds of bad) that a score stands for on the scale. */
export function scaleLogOdds(points: number): number {
  return (SCALE.points - points) / POINTS_PER_LOG_ODDS - LN_ODDS
}

function plattPd({ intercept, slope, covariance }: Calibration & { method: 'platt' }, points: number): PdInterval {
  const [ofIntercept, ofBoth, ofSlope] = covariance
  const variance = ofIntercept + 2 * points * ofBoth + points * points * ofSlope
  return intervalAt(intercept + slope * points, Math.sqrt(Math.max(0, variance)))
}

function isotonicPd({ steps }: Calibration & { method: 'isotonic' }, points: number): PdInterval {
  const step = steps.findLast(({ fromScore }) => fromScore <= points) ?? steps[0]
  if (step === undefined) return { pd: 1, low: 0, high: 1 }
  const { low, high } = wilson(step.bads, step.goods + step.bads)
  return { pd: step.pd, low: Math.min(low, step.pd), high: Math.max(high, step.pd) }
}

/** Standard deviation of ln(odds) of a rate by its counts (Woolf 1955); none where there are no counts. */
function rateDeviation(goods: number, bads: number): number {
  return goods > 0 && bads > 0 ? Math.sqrt(1 / goods + 1 / bads) : 0
}

function intervalAt(logOdds: number, deviation: number): PdInterval {
  const at = (eta: number) => 1 / (1 + reproducibleExp(-eta))
  const spread = DEVIATE_95 * deviation
  return { pd: at(logOdds), low: at(logOdds - spread), high: at(logOdds + spread) }
}
