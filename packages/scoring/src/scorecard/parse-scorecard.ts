import { fail, ok, type Result } from '@goodstanding/core'
import { holdsPlaces } from '../training/holds-places.ts'
import { isNeverAnInput } from '../training/never-an-input.ts'
import type { Calibration, NumberBin, Scorecard, ScorecardCharacteristic } from './scorecard.ts'
import { scorecardForm } from './scorecard-form.ts'

export type ScorecardFault =
  | 'scorecard_form'
  | 'scorecard_names'
  | 'scorecard_never_an_input'
  | 'scorecard_bins'
  | 'scorecard_absence_points'
  | 'scorecard_best_points'
  | 'scorecard_grades'
  | 'scorecard_calibration'

/** Reads a scorecard as it is kept. What it answers scores exactly as the one that was saved. */
export function parseScorecard(value: unknown): Result<Scorecard, ScorecardFault> {
  const form = scorecardForm.safeParse(value)
  if (!form.success) return fail('scorecard_form', form.error.issues[0]?.path.join('.') ?? '')
  const scorecard: Scorecard = form.data
  const names = scorecard.characteristics.map(({ name }) => name)
  const twice = names.findIndex((name, i) => names.indexOf(name) < i)
  if (twice >= 0) return fail('scorecard_names', `characteristics.${twice}.name`)
  for (const [i, characteristic] of scorecard.characteristics.entries()) {
    const fault = faultOf(characteristic)
    if (fault !== null) return fail(fault.code, `characteristics.${i}.${fault.at}`)
  }
  if (!gradesRise(scorecard.grades)) return fail('scorecard_grades', 'grades')
  if (!isFalling(scorecard.calibration)) return fail('scorecard_calibration', 'calibration')
  return ok(scorecard)
}

type At = { readonly code: ScorecardFault; readonly at: string }

function faultOf(characteristic: ScorecardCharacteristic): At | null {
  const { name, kind, bins, absences, bestPoints } = characteristic
  if (isNeverAnInput(name) !== null) return { code: 'scorecard_never_an_input', at: 'name' }
  if (kind === 'number' && !isWithoutGaps(characteristic.bins)) return { code: 'scorecard_bins', at: 'bins' }
  if (kind === 'category') {
    const labels = characteristic.bins.flatMap((bin) => bin.labels)
    if (new Set(labels).size < labels.length) return { code: 'scorecard_names', at: 'bins' }
    if (holdsPlaces({ kind, labels, codes: new Int32Array(), absence: null })) {
      return { code: 'scorecard_never_an_input', at: 'bins' }
    }
  }
  const charged = absences.some(({ absence, points }) => absence !== 'not_applicable' && points !== 0)
  const kinds = new Set(absences.map(({ absence }) => absence))
  if (charged || kinds.size < absences.length) return { code: 'scorecard_absence_points', at: 'absences' }
  const best = Math.max(...bins.map(({ points }) => points))
  return best === bestPoints ? null : { code: 'scorecard_best_points', at: 'bestPoints' }
}

function isWithoutGaps(bins: readonly NumberBin[]): boolean {
  return bins.every(({ above, upTo }, i) => {
    const before = bins[i - 1]
    const begins = before === undefined ? above === null : above !== null && above === before.upTo
    const ends = i === bins.length - 1 ? upTo === null : upTo !== null
    return begins && ends && (above === null || upTo === null || above < upTo)
  })
}

function gradesRise(grades: Scorecard['grades']): boolean {
  const names = new Set(grades.map(({ grade }) => grade))
  const rises = grades.every(({ pdUpTo }, i) => i === 0 || pdUpTo > (grades[i - 1]?.pdUpTo ?? 1))
  return names.size === grades.length && rises && grades.at(-1)?.pdUpTo === 1
}

/** A covariance as it is computed may be this far from one. */
const ROUNDING = 1e-6

/** More points never mean a higher probability, and what the interval is made of is a covariance. */
function isFalling(calibration: Calibration): boolean {
  if (calibration.method === 'scale') return true
  if (calibration.method === 'isotonic') {
    return calibration.steps.every(({ fromScore, pd }, i, steps) => {
      const before = steps[i - 1]
      return before === undefined || (fromScore > before.fromScore && pd <= before.pd)
    })
  }
  const [ofIntercept, ofBoth, ofSlope] = calibration.covariance
  const isCovariance = ofIntercept >= 0 && ofSlope >= 0 && ofBoth ** 2 <= ofIntercept * ofSlope * (1 + ROUNDING)
  return calibration.slope <= 0 && isCovariance
}
