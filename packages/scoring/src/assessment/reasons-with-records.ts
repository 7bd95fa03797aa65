import type { Reading } from '../characteristics/characteristic.ts'
import { characteristicRow } from '../characteristics/characteristics.ts'
import { reasonsOf, strengthsOf } from '../reasons/reasons.ts'
import { whatIf } from '../reasons/what-if.ts'
import type { PreparedScorecard } from '../scorecard/prepare-scorecard.ts'
import type { Score } from '../scorecard/score.ts'
import type { AssessedReason, AssessedStrength } from './assessment.ts'

type Readings = ReadonlyMap<string, Reading>

/** Up to four reasons, most points first, each with the records that it comes from and what would be one better. */
export function assessedReasons(
  prepared: PreparedScorecard,
  score: Score,
  readings: Readings,
): readonly AssessedReason[] {
  const better = new Map(whatIf(prepared, characteristicRow(readings)).map((one) => [one.name, one.next]))
  return reasonsOf(score).map(({ name, lost }) => {
    const next = better.get(name)
    return {
      characteristic: name,
      code: codeOf(prepared, name),
      lost,
      better: next === undefined ? null : { bin: next.bin, gained: next.gain },
      records: readings.get(name)?.records ?? [],
    }
  })
}

/** Up to four strengths, most points first, each with its records. */
export function assessedStrengths(
  prepared: PreparedScorecard,
  score: Score,
  readings: Readings,
): readonly AssessedStrength[] {
  return strengthsOf(score).map(({ name, points }) => ({
    characteristic: name,
    code: codeOf(prepared, name),
    points,
    records: readings.get(name)?.records ?? [],
  }))
}

function codeOf({ scorecard }: PreparedScorecard, name: string): string {
  return scorecard.characteristics.find((one) => one.name === name)?.reason ?? name
}
