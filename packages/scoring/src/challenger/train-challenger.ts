import { assert, fail, ok, type Result } from '@goodstanding/core'
import type { Direction, TrainingNote } from '../scorecard/scorecard.ts'
import type { Column, Outcomes, Table } from '../table/table.ts'
import { isNeverAnInput } from '../training/never-an-input.ts'
import type { TrainingFault } from '../training/training-options.ts'
import { type BinSums, bestStump, type Stump } from './best-stump.ts'
import type { CategorySteps, Challenger, NumberSteps } from './challenger.ts'
import { type GriddedColumn, gridColumn } from './grid-column.ts'

/** One input of a challenger and what more of it means. */
export type ChallengerInput = { readonly name: string; readonly direction: Direction }

/** How a challenger learns; what is left out has the value that `CHALLENGER_DEFAULTS` says. */
export type ChallengerOptions = {
  readonly name: string
  readonly inputs: readonly ChallengerInput[]
  readonly training: TrainingNote
  readonly rounds?: number
  readonly learningRate?: number
  readonly binsMax?: number
  readonly l2?: number
  /** A step's smaller side holds at least this share of the rows. */
  readonly leastShare?: number
  /** Told after each round; for a line of progress. */
  readonly onRound?: (round: number, rounds: number) => void
}

/** Small steps, and few enough of them that a vintage's accidents are not learnt. */
export const CHALLENGER_DEFAULTS = { rounds: 500, learningRate: 0.05, binsMax: 100, l2: 1, leastShare: 0.01 } as const

type Settings = Required<Pick<ChallengerOptions, 'rounds' | 'learningRate' | 'l2' | 'leastShare'>> &
  Pick<ChallengerOptions, 'onRound'>

/** Below this a step's gain is rounding. */
const GAIN_LEAST = 1e-9

type Learner = {
  readonly input: ChallengerInput
  readonly column: Column
  readonly grid: GriddedColumn
  readonly sums: BinSums
  readonly effects: Float64Array
}

/**
 * Learns an additive monotonic model: gradient boosting of the logistic loss (Friedman 2001) by Newton steps, each a cut of
 * one characteristic in two. The same table gives the same model: there is no chance in it.
 */
export function trainChallenger(
  table: Table,
  outcomes: Outcomes,
  options: ChallengerOptions,
): Result<Challenger, TrainingFault> {
  assert(outcomes.length === table.rows, 'an outcome for every row')
  const bads = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const fault = faultOf(table, bads, options.inputs)
  if (fault !== null) return fault
  const settings = { ...CHALLENGER_DEFAULTS, ...options }
  const learners = options.inputs.flatMap((input) => learnerOf(input, table.columns.get(input.name), settings.binsMax))
  const start = Math.log(bads / (table.rows - bads))
  const { name, training } = options
  const intercept = boost(learners, outcomes, start, settings)
  return ok({ v: 1, kind: 'challenger', name, intercept, characteristics: learners.map(stepsOf), training })
}

function faultOf(table: Table, bads: number, inputs: readonly ChallengerInput[]) {
  if (inputs.length === 0) return fail('training_no_inputs')
  for (const { name } of inputs) {
    if (isNeverAnInput(name) !== null) return fail('training_input_never', name)
    if (!table.columns.has(name)) return fail('training_column_missing', name)
  }
  if (bads === 0) return fail('training_no_bads')
  return bads === table.rows ? fail('training_no_goods') : null
}

/** Takes step after step, each the one that lowers the loss most; answers the intercept and leaves effects with the learners. */
function boost(
  learners: readonly Learner[],
  outcomes: Outcomes,
  start: number,
  { rounds, learningRate, l2, leastShare, onRound }: Settings,
): number {
  const limits = { l2, leastRows: Math.max(1, Math.ceil(leastShare * outcomes.length)) }
  const gradients = new Float64Array(outcomes.length)
  const curvatures = new Float64Array(outcomes.length)
  const logOdds = new Float64Array(outcomes.length).fill(start)
  let intercept = start
  for (let round = 1; round <= rounds; round++) {
    const shift = learningRate * derivatives(logOdds, outcomes, gradients, curvatures)
    let best: { learner: Learner; stump: Stump } | null = null
    for (const learner of learners) {
      sumByBin(learner, gradients, curvatures)
      const stump = stumpOf(learner, limits)
      if (stump !== null && stump.gain > (best?.stump.gain ?? GAIN_LEAST)) best = { learner, stump }
    }
    if (best === null) break
    intercept += shift
    take(best, learningRate, shift, logOdds)
    onRound?.(round, rounds)
  }
  return intercept
}

function learnerOf(input: ChallengerInput, column: Column | undefined, binsMax: number): readonly Learner[] {
  if (column === undefined) return []
  const grid = gridColumn(column, binsMax)
  const bins = grid.valued + 2
  const sums = {
    gradients: new Float64Array(bins),
    curvatures: new Float64Array(bins),
    rows: new Float64Array(bins),
  }
  for (const bin of grid.bins) sums.rows[bin] = (sums.rows[bin] ?? 0) + 1
  return [{ input, column, grid, sums, effects: new Float64Array(bins) }]
}

/** Fills in the derivatives of the logistic loss and answers the Newton step of the intercept. */
function derivatives(
  logOdds: Float64Array,
  outcomes: Outcomes,
  gradients: Float64Array,
  curvatures: Float64Array,
): number {
  let [gradient, curvature] = [0, 0]
  for (let row = 0; row < logOdds.length; row++) {
    const pd = 1 / (1 + Math.exp(-(logOdds[row] ?? 0)))
    const slope = pd - (outcomes[row] ?? 0)
    gradients[row] = slope
    curvatures[row] = pd * (1 - pd)
    gradient += slope
    curvature += pd * (1 - pd)
  }
  return -gradient / curvature
}

function sumByBin({ grid, sums }: Learner, gradients: Float64Array, curvatures: Float64Array): void {
  sums.gradients.fill(0)
  sums.curvatures.fill(0)
  const { bins } = grid
  for (let row = 0; row < bins.length; row++) {
    const bin = bins[row] ?? 0
    sums.gradients[bin] = (sums.gradients[bin] ?? 0) + (gradients[row] ?? 0)
    sums.curvatures[bin] = (sums.curvatures[bin] ?? 0) + (curvatures[row] ?? 0)
  }
}

/** The best step of one characteristic: a cut of its values, or an effect for `not_applicable` by itself. */
function stumpOf({ input, column, grid, sums }: Learner, limits: { l2: number; leastRows: number }): Stump | null {
  const order = Uint32Array.from({ length: grid.valued }, (_, bin) => bin)
  // Categories have no order of their own: the one by their slopes holds the best cut (Fisher 1958).
  if (column.kind === 'category') order.sort((a, b) => slopeOf(sums, a, limits.l2) - slopeOf(sums, b, limits.l2))
  const cut = bestStump(sums, order, column.kind === 'category' ? 'none' : input.direction, limits)
  const bin = grid.valued
  if ((sums.rows[bin] ?? 0) < limits.leastRows) return cut
  const effect = slopeOf(sums, bin, limits.l2)
  const gain = -effect * (sums.gradients[bin] ?? 0)
  if (gain <= (cut?.gain ?? 0)) return cut
  const effects = new Float64Array(sums.rows.length)
  effects[bin] = effect
  return { gain, effects }
}

function slopeOf(sums: BinSums, bin: number, l2: number): number {
  return -(sums.gradients[bin] ?? 0) / ((sums.curvatures[bin] ?? 0) + l2)
}

function take(
  { learner, stump }: { learner: Learner; stump: Stump },
  rate: number,
  shift: number,
  logOdds: Float64Array,
): void {
  const { bins } = learner.grid
  for (let bin = 0; bin < stump.effects.length; bin++) {
    learner.effects[bin] = (learner.effects[bin] ?? 0) + rate * (stump.effects[bin] ?? 0)
  }
  for (let row = 0; row < bins.length; row++) {
    logOdds[row] = (logOdds[row] ?? 0) + shift + rate * (stump.effects[bins[row] ?? 0] ?? 0)
  }
}

function stepsOf({ input, column, grid, effects }: Learner): NumberSteps | CategorySteps {
  const base = { ...input, notApplicable: effects[grid.valued] ?? 0 }
  const valued = [...effects.subarray(0, grid.valued)]
  return column.kind === 'category'
    ? { ...base, kind: 'category', labels: column.labels, effects: valued }
    : { ...base, kind: 'number', edges: grid.edges, effects: valued }
}
