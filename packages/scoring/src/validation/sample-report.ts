import { pdsOf } from '../calibration/calibrate.ts'
import { type PreparedScorecard, prepareScorecard } from '../scorecard/prepare-scorecard.ts'
import { scoreTable } from '../scorecard/score-table.ts'
import type { Scorecard } from '../scorecard/scorecard.ts'
import type { CategoryColumn, Outcomes, Table } from '../table/table.ts'
import { compareAreas } from './area-under-curve.ts'
import { brierScore, calibrationCurve } from './calibration-figures.ts'
import { type JudgedRows, performanceOf, risksOf, rowsAt } from './performance.ts'
import { receiverCurve } from './receiver-curve.ts'
import { gradeFigures, scoreBands } from './score-bands.ts'
import { isSeasoned } from './seasoning.ts'
import type {
  Comparison,
  SampleKind,
  SampleReport,
  Seasoning,
  SegmentFigures,
  VintageFigures,
} from './validation-report.ts'

/** Another model's word on the same rows: more is riskier. `pds` where it says probabilities. */
export type OtherModel = { readonly model: string; readonly risks: Float64Array; readonly pds: Float64Array | null }

/** Rows on which a scorecard is tried. */
export type ValidationSample = {
  readonly kind: SampleKind
  readonly name: string
  readonly table: Table
  readonly outcomes: Outcomes
  /** The day of each row's application, `YYYY-MM-DD`; null where the table has none. */
  readonly days: readonly (string | null)[] | null
  /** What each row's vintage is called; its year where not given. */
  readonly vintages?: readonly string[]
  /** Columns by whose categories figures are also given; they need not be inputs. */
  readonly segments?: ReadonlyMap<string, CategoryColumn>
  readonly others?: readonly OtherModel[]
}

/** Segments of fewer rows tell nothing. */
const SEGMENT_ROWS_LEAST = 100

/** Tries a scorecard on a sample. Rows whose outcome could not be known yet are in their vintage's figures alone. */
export function sampleReport(
  scorecard: Scorecard,
  sample: ValidationSample,
  seasoning: Seasoning | null,
): SampleReport {
  const all = judge(prepareScorecard(scorecard), sample.table, sample.outcomes)
  const seasoned = seasonedRows(sample, seasoning)
  const judged = rowsAt(all, seasoned)
  const bands = scoreBands(judged)
  return {
    kind: sample.kind,
    name: sample.name,
    window: windowOf(sample, seasoned),
    figures: performanceOf(judged),
    roc: receiverCurve(judged.points, judged.outcomes).roc,
    calibrationCurve: calibrationCurve(judged.pds, judged.outcomes),
    bands,
    rankOrderBreaks: bands.filter(({ isBreak }) => isBreak).length,
    grades: gradeFigures(judged, scorecard.grades),
    vintages: vintageFigures(all, sample, new Set(seasoned)),
    segments: segmentFigures(all, sample, seasoned),
    comparisons: (sample.others ?? []).flatMap((other) => comparisonOf(judged, other, seasoned)),
    unseasonedRows: sample.table.rows - seasoned.length,
  }
}

/** Scores rows and says the probability of default of each. */
export function judge(prepared: PreparedScorecard, table: Table, outcomes: Outcomes): JudgedRows {
  const { points } = scoreTable(prepared, table)
  return { points, pds: pdsOf(prepared.scorecard, points), outcomes }
}

function seasonedRows({ table, days }: ValidationSample, seasoning: Seasoning | null): readonly number[] {
  const rows = Array.from({ length: table.rows }, (_, row) => row)
  if (seasoning === null || days === null) return rows
  return rows.filter((row) => {
    const day = days[row]
    return typeof day === 'string' && isSeasoned(day, seasoning)
  })
}

function windowOf({ days }: ValidationSample, rows: readonly number[]): SampleReport['window'] {
  const known = rows.flatMap((row) => days?.[row] ?? [])
  const [first] = known
  if (first === undefined) return null
  return known.reduce(({ from, to }, day) => ({ from: day < from ? day : from, to: day > to ? day : to }), {
    from: first,
    to: first,
  })
}

function vintageFigures(
  all: JudgedRows,
  { days, vintages, table }: ValidationSample,
  seasoned: ReadonlySet<number>,
): readonly VintageFigures[] {
  if (days === null && vintages === undefined) return []
  const names = Array.from({ length: table.rows }, (_, row) => vintages?.[row] ?? days?.[row]?.slice(0, 4) ?? 'undated')
  return [...grouped(names)].sort(byName).flatMap(([vintage, rows]) =>
    [true, false].flatMap((isSeasonedNow) => {
      const chosen = rows.filter((row) => seasoned.has(row) === isSeasonedNow)
      if (chosen.length === 0) return []
      return [{ vintage, isSeasoned: isSeasonedNow, figures: performanceOf(rowsAt(all, chosen)) }]
    }),
  )
}

function segmentFigures(
  all: JudgedRows,
  { segments }: ValidationSample,
  seasoned: readonly number[],
): readonly SegmentFigures[] {
  return [...(segments ?? [])].flatMap(([by, { codes, labels }]) => {
    const groups = grouped(seasoned.map((row) => labels[codes[row] ?? -1] ?? 'unknown'))
    return [...groups]
      .sort(byName)
      .filter(([, places]) => places.length >= SEGMENT_ROWS_LEAST)
      .map(([segment, places]) => {
        const rows = places.map((place) => seasoned[place] ?? 0)
        return { by, segment, figures: performanceOf(rowsAt(all, rows)) }
      })
  })
}

function comparisonOf(judged: JudgedRows, { model, risks, pds }: OtherModel, rows: readonly number[]): Comparison[] {
  const at = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] ?? 0)
  const areas = compareAreas(risksOf(judged.points), at(risks), judged.outcomes)
  if (areas === null) return []
  const { first: scorecardAuc, second: auc, difference } = areas
  const brier = pds === null ? null : brierScore(at(pds), judged.outcomes)
  return [{ model, rows: rows.length, auc, scorecardAuc, difference, brier }]
}

function grouped(names: readonly string[]): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>()
  names.forEach((name, place) => {
    const held = groups.get(name)
    if (held === undefined) groups.set(name, [place])
    else held.push(place)
  })
  return groups
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
