import type { Calibration, Scorecard } from '../scorecard/scorecard.ts'
import type { Outcomes } from '../table/table.ts'
import { brierScore, calibrationError } from '../validation/calibration-figures.ts'
import { fitIsotonic } from './fit-isotonic.ts'
import { fitPlatt } from './fit-platt.ts'
import { pdOf } from './pd-of.ts'

/** Scored rows whose outcomes are known. */
export type ScoredRows = { readonly points: Int32Array; readonly outcomes: Outcomes }

/** What a calibration showed on rows that it had not seen. */
export type CalibrationTrial = {
  readonly method: Calibration['method']
  readonly brier: number
  readonly calibrationError: number
  readonly isBetter: boolean
}

export type Calibrated = {
  /** With the new calibration where one is better; else the scorecard as it was. */
  readonly scorecard: Scorecard
  readonly isAccepted: boolean
  /** As it was, first; then each that was tried. */
  readonly trials: readonly CalibrationTrial[]
}

/**
 * Calibrates a scorecard on the newest seasoned window, `fitted`. A calibration is taken only where both the Brier score and
 * the calibration error improve on `next`, the slice after it; of those, the one with the lower Brier score.
 */
export function calibrate(scorecard: Scorecard, fitted: ScoredRows, next: ScoredRows): Calibrated {
  const before = trialOf(scorecard, next)
  const candidates = [fitPlatt(fitted.points, fitted.outcomes), fitIsotonic(fitted.points, fitted.outcomes)]
    .filter((calibration) => calibration !== null)
    .map((calibration) => {
      const changed = { ...scorecard, calibration }
      const trial = trialOf(changed, next)
      const isBetter = trial.brier < before.brier && trial.calibrationError < before.calibrationError
      return { changed, trial: { ...trial, isBetter } }
    })
  const best = candidates
    .filter(({ trial }) => trial.isBetter)
    .sort((a, b) => a.trial.brier - b.trial.brier)
    .at(0)
  return {
    scorecard: best?.changed ?? scorecard,
    isAccepted: best !== undefined,
    trials: [before, ...candidates.map(({ trial }) => trial)],
  }
}

function trialOf(scorecard: Scorecard, { points, outcomes }: ScoredRows): CalibrationTrial {
  const pds = pdsOf(scorecard, points)
  return {
    method: scorecard.calibration.method,
    brier: brierScore(pds, outcomes),
    calibrationError: calibrationError(pds, outcomes),
    isBetter: false,
  }
}

/** The PD of each score, worked out once for each different score. */
export function pdsOf(scorecard: Scorecard, points: Int32Array): Float64Array {
  const known = new Map<number, number>()
  return Float64Array.from(points, (score) => {
    const held = known.get(score)
    if (held !== undefined) return held
    const { pd } = pdOf(scorecard, score)
    known.set(score, pd)
    return pd
  })
}
