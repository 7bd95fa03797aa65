import {
  type PreparedCharacteristic,
  type PreparedScorecard,
  prepareScorecard,
} from '../scorecard/prepare-scorecard.ts'
import { scoreTable } from '../scorecard/score-table.ts'
import type { Scorecard, ScorecardCharacteristic } from '../scorecard/scorecard.ts'
import { slotsOfColumn } from '../scorecard/slots.ts'
import { ABSENCES, type Table } from '../table/table.ts'
import { groupRows } from '../validation/calibration-figures.ts'
import type { StabilityFigures } from '../validation/validation-report.ts'
import { type BinCounts, populationStability } from './population-stability.ts'

/** How far a population has moved from the one that a scorecard learnt from. */
export type Drift = {
  readonly score: StabilityFigures
  readonly characteristics: readonly StabilityFigures[]
  /** Whether the score or any characteristic has come to the alarm. */
  readonly isAlarm: boolean
}

const SCORE_BANDS = 10

/** Compares the rows of now with those of the reference, by ten bands of the score and by the bins of each characteristic. */
export function driftOf(scorecard: Scorecard, reference: Table, current: Table): Drift {
  const prepared = prepareScorecard(scorecard)
  const score = populationStability('score', scoreCounts(prepared, reference, current))
  const characteristics = scorecard.characteristics.map((characteristic, i) =>
    populationStability(
      characteristic.name,
      slotCounts(characteristic, prepared.characteristics[i], reference, current),
    ),
  )
  return { score, characteristics, isAlarm: [score, ...characteristics].some(({ level }) => level === 'alarm') }
}

function scoreCounts(prepared: PreparedScorecard, reference: Table, current: Table): readonly BinCounts[] {
  const [then, now] = [scoreTable(prepared, reference).points, scoreTable(prepared, current).points]
  const starts = groupRows(then, SCORE_BANDS).map((rows) => then[rows[0] ?? 0] ?? 0)
  const bandOf = (score: number) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= score),
    )
  const count = (points: Int32Array) => countPlaces(points, starts.length, bandOf)
  const [before, after] = [count(then), count(now)]
  return starts.map((start, band) => {
    const next = starts[band + 1]
    const name = next === undefined ? `from ${start}` : band === 0 ? `below ${next}` : `${start} to ${next - 1}`
    return { bin: name, reference: before[band] ?? 0, current: after[band] ?? 0 }
  })
}

function slotCounts(
  characteristic: ScorecardCharacteristic,
  prepared: PreparedCharacteristic | undefined,
  reference: Table,
  current: Table,
): readonly BinCounts[] {
  if (prepared === undefined) return []
  const names = slotNames(characteristic)
  const count = (table: Table) =>
    countPlaces(slotsOfColumn(prepared, table.columns.get(prepared.name), table.rows), names.length, (slot) => slot)
  const [then, now] = [count(reference), count(current)]
  return names.map((bin, slot) => ({ bin, reference: then[slot] ?? 0, current: now[slot] ?? 0 }))
}

/** What each place of a characteristic is called: its bins, the kinds of absence, "other". */
export function slotNames(characteristic: ScorecardCharacteristic): readonly string[] {
  const bins =
    characteristic.kind === 'category'
      ? characteristic.bins.map(({ labels }) => labels.join(', '))
      : characteristic.bins.map(({ above, upTo }) => rangeName(above, upTo))
  return [...bins, ...ABSENCES.map((absence) => absence.replaceAll('_', ' ')), 'other']
}

function rangeName(above: number | null, upTo: number | null): string {
  if (above === null) return upTo === null ? 'any' : `up to ${upTo}`
  return upTo === null ? `above ${above}` : `above ${above} to ${upTo}`
}

function countPlaces(values: ArrayLike<number> & Iterable<number>, places: number, placeOf: (value: number) => number) {
  const counts = new Float64Array(places)
  for (const value of values) {
    const place = placeOf(value)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}
