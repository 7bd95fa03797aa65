import { gradeOf, pdOf } from '../calibration/pd-of.ts'
import { characteristicNamed } from '../characteristics/characteristics.ts'
import type { CreditFile } from '../characteristics/credit-file.ts'
import type { Score } from '../scorecard/score.ts'
import type { Scorecard } from '../scorecard/scorecard.ts'
import type { AssessedPd, Assessment, AssessmentResult, Lacking } from './assessment.ts'

/** What a score may be called: its result, and what of points, PD and grade may be said. */
export type ScoreVerdict = {
  readonly result: AssessmentResult
  readonly points: number | null
  /** As a fraction, for a price, and as the assessment tells it. */
  readonly pd: { readonly fraction: number; readonly assessed: AssessedPd } | null
  readonly grade: Assessment['grade']
}

/**
 * The coverage rule: too few values say nothing at all; where a type that the scorecard must have was not answered for by
 * everyone asked, there are points, but neither PD nor grade.
 */
export function verdictOf(scorecard: Scorecard, file: CreditFile, { points, byCharacteristic }: Score): ScoreVerdict {
  const known = byCharacteristic.filter(({ bin }) => typeof bin === 'number' || bin === 'other').length
  if (known < scorecard.coverage.minimumCharacteristics) {
    return { result: 'insufficient', points: null, pd: null, grade: null }
  }
  if (lackingOf(scorecard, file).length > 0) return { result: 'partial_file', points, pd: null, grade: null }
  const { pd, low, high } = pdOf(scorecard, points)
  return {
    result: 'graded',
    points,
    pd: { fraction: pd, assessed: { ppm: ppm(pd), lowPpm: ppm(low), highPpm: ppm(high) } },
    grade: gradeOf(scorecard, pd),
  }
}

/**
 * What keeps a file from being graded, by type and provider. What lies in the enterprise's hand does so for every type that
 * the scorecard reads, whatever the coverage rule names: else hiding bad news would better a grade.
 */
export function lackingOf({ coverage, characteristics }: Scorecard, { answers }: CreditFile): readonly Lacking[] {
  const read = new Set(characteristics.flatMap(({ name }) => characteristicNamed(name)?.types ?? []))
  return answers
    .flatMap(({ type, provider, state }) => {
      const isNeeded = coverage.types.includes(type) || (state !== 'silent' && read.has(type))
      return state === 'answered' || !isNeeded ? [] : [{ type, provider, why: state }]
    })
    .sort((a, b) => (`${a.type} ${a.provider}` < `${b.type} ${b.provider}` ? -1 : 1))
}

/** A fraction in parts per million, to the nearest. */
export function ppm(fraction: number): number {
  return Math.round(fraction * 1_000_000) + 0
}
