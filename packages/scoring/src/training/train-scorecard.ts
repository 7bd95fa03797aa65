import { assert, fail, ok, type Result } from '@goodstanding/core'
import { BINNING_RULES } from '../binning/binning-rules.ts'
import { DEFAULT_GRADES } from '../scorecard/default-grades.ts'
import { basePointsAt } from '../scorecard/points.ts'
import type { DroppedInput, Scorecard, ScorecardCharacteristic } from '../scorecard/scorecard.ts'
import type { Column, Outcomes, Table } from '../table/table.ts'
import { binInput, withPoints } from './bin-input.ts'
import { eliminateBackward } from './eliminate-backward.ts'
import { holdsPlaces } from './holds-places.ts'
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
  const weighed = candidates.map((candidate) => ({
    candidate,
    column: woeColumn(candidate, table.columns.get(candidate.name), table.rows),
  }))
  const fit = fitTelling(weighed, outcomes, options.l2 ?? L2)
  options.onStep?.(options.inputs.length + 1, options.inputs.length + 1, 'fitted')
  if (fit === null) return fail('training_nothing_learnt')
  return ok(scorecardOf(fit, [...dropped, ...fit.dropped], { rows: table.rows, bads }, options))
}

type Weighed = { readonly candidate: ScorecardCharacteristic; readonly column: Float64Array }
type Telling = {
  readonly intercept: number
  readonly characteristics: readonly ScorecardCharacteristic[]
  readonly dropped: readonly DroppedInput[]
}

/** Fits with the right signs; whom rounding leaves without a point is dropped too, and the others fitted again. */
function fitTelling(weighed: readonly Weighed[], outcomes: Outcomes, l2: number): Telling | null {
  const columns = weighed.map(({ column }) => column)
  const fit = eliminateBackward(columns, outcomes, l2)
  if (fit === null) return null
  const wrong = fit.dropped.flatMap((at) => droppedAs('wrong_sign', weighed[at]?.candidate))
  const kept = fit.kept.flatMap((at, i) => {
    const input = weighed[at]
    return input === undefined ? [] : { ...input, pointed: withPoints(input.candidate, fit.coefficients[i] ?? 0) }
  })
  const telling = kept.filter(({ pointed }) => hasPoints(pointed))
  if (telling.length === kept.length) {
    return { intercept: fit.intercept, characteristics: kept.map(({ pointed }) => pointed), dropped: wrong }
  }
  const silent = kept.filter(({ pointed }) => !hasPoints(pointed))
  const again = fitTelling(telling, outcomes, l2)
  if (again === null) return null
  const pointless = silent.flatMap(({ candidate }) => droppedAs('no_points', candidate))
  return { ...again, dropped: [...wrong, ...pointless, ...again.dropped] }
}

function droppedAs(why: DroppedInput['why'], candidate: ScorecardCharacteristic | undefined): readonly DroppedInput[] {
  return candidate === undefined ? [] : [{ name: candidate.name, why }]
}

type Fault = { readonly ok: false; readonly fault: TrainingFault; readonly at?: string }

function faultOf(table: Table, rows: number, bads: number, inputs: readonly TrainingInput[]): Fault | null {
  if (inputs.length === 0) return fail('training_no_inputs')
  for (const [i, input] of inputs.entries()) {
    const isTwice = inputs.slice(0, i).some(({ name }) => name === input.name)
    const fault = isTwice ? 'training_input_twice' : inputFault(input, table.columns.get(input.name))
    if (fault !== null) return fail(fault, input.name)
  }
  if (bads === 0) return fail('training_no_bads')
  return bads === rows ? fail('training_no_goods') : null
}

function inputFault({ name, direction }: TrainingInput, column: Column | undefined): TrainingFault | null {
  if (!INPUT_NAME.test(name)) return 'training_input_name'
  if (isNeverAnInput(name) !== null) return 'training_input_never'
  if (column === undefined) return 'training_column_missing'
  if (holdsPlaces(column)) return 'training_input_never'
  return column.kind === 'category' && direction !== 'none' ? 'training_direction_needless' : null
}

type Binned = { readonly candidates: readonly ScorecardCharacteristic[]; readonly dropped: readonly DroppedInput[] }

function binInputs(table: Table, outcomes: Outcomes, { inputs, binning, onStep }: TrainingOptions): Binned {
  const rules = { ...BINNING_RULES, ...binning }
  const candidates: ScorecardCharacteristic[] = []
  const dropped: DroppedInput[] = []
  for (const [done, input] of inputs.entries()) {
    onStep?.(done, inputs.length + 1, `binning ${input.name}`)
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
  { characteristics, intercept }: Telling,
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
      ...(options.outcomeMonths !== undefined && { outcomeMonths: options.outcomeMonths }),
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
