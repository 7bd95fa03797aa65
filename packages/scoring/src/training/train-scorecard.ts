import { assert, fail, ok, type Result } from '@goodstanding/core'
import { BINNING_RULES } from '../binning/binning-rules.ts'
import { DEFAULT_GRADES } from '../scorecard/default-grades.ts'
import { basePointsAt } from '../scorecard/points.ts'
import type { DroppedInput, Scorecard, ScorecardCharacteristic } from '../scorecard/scorecard.ts'
import type { Outcomes, Table } from '../table/table.ts'
import { binInput, withPoints } from './bin-input.ts'
import { eliminateBackward } from './eliminate-backward.ts'
import { isNeverAnInput } from './never-an-input.ts'
import { INPUT_NAME, type TrainingFault, type TrainingInput, type TrainingOptions } from './training-options.ts'
import { woeColumn } from './woe-column.ts'

const L2 = 1

/**
 * Trains a scorecard: bins each input, fits a logistic regression on their weights of evidence, drops inputs until no
 * coefficient has the wrong sign, and scales to whole points.
 */
export function trainScorecard(
  table: Table,
  outcomes: Outcomes,
  options: TrainingOptions,
): Result<Scorecard, TrainingFault> {
  assert(outcomes.length === table.rows, 'an outcome for each row')
  const bads = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const fault = faultOf(table, outcomes.length, bads, options.inputs)
  if (fault !== null) return fault
  const { candidates, dropped } = binInputs(table, outcomes, options)
  const columns = candidates.map((candidate) => woeColumn(candidate, table.columns.get(candidate.name), table.rows))
  const fit = eliminateBackward(columns, outcomes, options.l2 ?? L2)
  if (fit === null) return fail('training_nothing_learnt')
  const kept = fit.kept.map((at, i) => withPoints(need(candidates[at]), fit.coefficients[i] ?? 0))
  const telling = kept.filter(hasPoints)
  if (telling.length === 0) return fail('training_nothing_learnt')
  const left: readonly DroppedInput[] = [
    ...dropped,
    ...fit.dropped.map((at) => ({ name: need(candidates[at]).name, why: 'wrong_sign' as const })),
    ...kept.filter((each) => !hasPoints(each)).map(({ name }) => ({ name, why: 'no_points' as const })),
  ]
  return ok(scorecardOf(telling, fit.intercept, left, { rows: table.rows, bads }, options))
}

function faultOf(
  table: Table,
  rows: number,
  bads: number,
  inputs: readonly TrainingInput[],
): { readonly ok: false; readonly fault: TrainingFault; readonly at?: string } | null {
  if (inputs.length === 0) return fail('training_no_inputs')
  const names = new Set<string>()
  for (const { name, direction } of inputs) {
    const column = table.columns.get(name)
    if (!INPUT_NAME.test(name)) return fail('training_input_name', name)
    if (isNeverAnInput(name) !== null) return fail('training_input_never', name)
    if (names.has(name)) return fail('training_input_twice', name)
    if (column === undefined) return fail('training_column_missing', name)
    if (column.kind === 'category' && direction !== 'none') return fail('training_direction_needless', name)
    names.add(name)
  }
  if (bads === 0) return fail('training_no_bads')
  return bads === rows ? fail('training_no_goods') : null
}

type Binned = { readonly candidates: readonly ScorecardCharacteristic[]; readonly dropped: readonly DroppedInput[] }

function binInputs(table: Table, outcomes: Outcomes, { inputs, binning }: TrainingOptions): Binned {
  const rules = { ...BINNING_RULES, ...binning }
  const candidates: ScorecardCharacteristic[] = []
  const dropped: DroppedInput[] = []
  for (const input of inputs) {
    const binned = binInput(input, need(table.columns.get(input.name)), outcomes, rules)
    if ('why' in binned) dropped.push(binned)
    else candidates.push(binned)
  }
  return { candidates, dropped }
}

function hasPoints({ bins, absences }: ScorecardCharacteristic): boolean {
  return [...bins, ...absences].some(({ points }) => points !== 0)
}

function scorecardOf(
  characteristics: readonly ScorecardCharacteristic[],
  intercept: number,
  dropped: readonly DroppedInput[],
  { rows, bads }: { readonly rows: number; readonly bads: number },
  options: TrainingOptions,
): Scorecard {
  return {
    v: 1,
    kind: 'scorecard',
    name: options.name,
    intercept,
    basePoints: basePointsAt(intercept),
    characteristics,
    calibration: { method: 'scale' },
    grades: options.grades ?? DEFAULT_GRADES,
    coverage: options.coverage ?? { types: [], minimumCharacteristics: 1 },
    training: {
      rows,
      goods: rows - bads,
      bads,
      window: options.window ?? null,
      dataHash: options.dataHash ?? null,
      outcome: options.outcome,
      dropped,
      generated: options.generated ?? false,
    },
    validation: {},
    limits: options.limits ?? [],
    overrides: options.overrides ?? [],
  }
}

function need<T>(value: T | undefined): T {
  assert(value !== undefined, 'a candidate for each column')
  return value
}
