import { type Drift, driftOf } from '../drift/drift-of.ts'
import { findLeaks } from '../leaks/find-leaks.ts'
import { weighInput } from '../leaks/single-input.ts'
import type { Scorecard, ScorecardCharacteristic } from '../scorecard/scorecard.ts'
import type { Table } from '../table/table.ts'
import { sampleReport, type ValidationSample } from './sample-report.ts'
import {
  type CharacteristicFigures,
  SAMPLE_KINDS,
  type SampleReport,
  type Seasoning,
  type ValidationReport,
} from './validation-report.ts'
import { warningsOf } from './warnings.ts'

/** What a scorecard is judged on. */
export type ValidationOptions = {
  readonly samples: readonly ValidationSample[]
  /** The rows that it learnt from, for the stability of its population; null where they are not at hand. */
  readonly reference: Table | null
  readonly seasoning?: Seasoning | null
  readonly hash?: string | null
  /** Told after each sample; for a line of progress. */
  readonly onSample?: (done: number, of: number) => void
}

/**
 * Judges a scorecard on samples, the strictest first. The first sample's rows are also those by which its characteristics,
 * its stability and its leaks are told.
 */
export function validateScorecard(scorecard: Scorecard, options: ValidationOptions): ValidationReport {
  const seasoning = options.seasoning ?? null
  const ordered = [...options.samples].sort((a, b) => SAMPLE_KINDS.indexOf(a.kind) - SAMPLE_KINDS.indexOf(b.kind))
  const samples = ordered.map((sample, i) => {
    const judged = sampleReport(scorecard, sample, seasoning)
    options.onSample?.(i + 1, ordered.length)
    return judged
  })
  const [first] = ordered
  const drift =
    first === undefined || options.reference === null ? null : driftOf(scorecard, options.reference, first.table)
  const names = scorecard.characteristics.map(({ name }) => name)
  const leaks =
    first === undefined ? [] : findLeaks(first.table, first.outcomes, { inputs: names, overrides: scorecard.overrides })
  const stability = drift === null ? null : { score: drift.score, characteristics: drift.characteristics }
  return {
    v: 1,
    kind: 'validation_report',
    scorecard: headOf(scorecard, options.hash ?? null),
    seasoning,
    samples,
    characteristics: first === undefined ? [] : scorecard.characteristics.map((each) => figuresOf(each, first, drift)),
    stability,
    leaks,
    warnings: warningsOf(scorecard, samples, stability, leaks),
    limits: scorecard.limits,
  }
}

/** The figures of a report that a scorecard keeps, by name: those of its strictest sample. */
export function keptFigures({ samples }: ValidationReport): Readonly<Record<string, number>> {
  const [first] = samples
  if (first === undefined) return {}
  const { rows, bads, auc, gini, ks, brier, calibrationError } = first.figures
  const named: readonly (readonly [string, number | null])[] = [
    ['rows', rows],
    ['bads', bads],
    ['auc', auc?.value ?? null],
    ['aucLow', auc?.low ?? null],
    ['aucHigh', auc?.high ?? null],
    ['gini', gini],
    ['ks', ks],
    ['brier', brier],
    ['calibrationError', calibrationError],
    ['rankOrderBreaks', first.rankOrderBreaks],
  ]
  return Object.fromEntries(
    named.flatMap(([name, figure]) => (figure === null ? [] : [[keyOf(first, name), figure] as const])),
  )
}

/** `out_of_time.auc`: the sample's kind, then the figure. */
function keyOf({ kind }: SampleReport, name: string): string {
  return `${kind}.${name}`
}

function headOf({ name, training }: Scorecard, hash: string | null): ValidationReport['scorecard'] {
  return {
    name,
    hash,
    generated: training.generated,
    trainingWindow: training.window,
    trainingRows: training.rows,
    outcome: training.outcome,
  }
}

function figuresOf(
  { name, coefficient, bins }: ScorecardCharacteristic,
  { table, outcomes }: ValidationSample,
  drift: Drift | null,
): CharacteristicFigures {
  const column = table.columns.get(name)
  const alone = column === undefined ? null : weighInput(column, outcomes)
  const moved = drift?.characteristics.find((each) => each.name === name)
  const points = bins.map((bin) => bin.points)
  return {
    name,
    coefficient,
    pointsRange: points.length === 0 ? 0 : Math.max(...points) - Math.min(...points),
    auc: alone?.auc ?? null,
    informationValue: alone?.informationValue ?? 0,
    psi: moved?.psi ?? null,
    level: moved?.level ?? null,
  }
}
