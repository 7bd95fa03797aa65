import { assert, fail, ok, type Result } from '@goodstanding/core'
import type { Outcomes } from '../table/table.ts'
import { type LogisticSums, logisticSums } from './logistic-sums.ts'
import { cholesky, inverseBy, solveBy } from './solve.ts'

/** Coefficients of ln(odds of bad); standard errors are those of the penalised fit where `l2` is above 0. */
export type LogisticFit = {
  readonly intercept: number
  readonly coefficients: readonly number[]
  /** Of the intercept, then of each coefficient. */
  readonly standardErrors: readonly number[]
  readonly logLikelihood: number
  readonly iterations: number
}

export type LogisticOptions = {
  /** Penalty l2/2 times the sum of squared coefficients, the intercept left out; 0 is the plain logit. */
  readonly l2: number
  /** Where Newton's method starts: the intercept, then each coefficient. */
  readonly start?: readonly number[]
}

export type LogisticFault = 'logistic_one_class' | 'logistic_columns_dependent' | 'logistic_separated'

const ITERATIONS_MAX = 60
const HALVINGS_MAX = 30
/** Newton's method has arrived where the fall that it still expects is below this share of the likelihood. */
const TOLERANCE = 1e-12
/**
 * A column that could move ln(odds) by so much more or less, as its standard error has it, tells goods and bads apart
 * without a doubt: its coefficient has no end, and Newton's method stopped only because there was nothing left to gain.
 */
const UNCERTAINTY_MAX = 100

/** Fits outcomes on columns by Newton's method with step halving. */
export function fitLogistic(
  columns: readonly Float64Array[],
  outcomes: Outcomes,
  { l2, start }: LogisticOptions,
): Result<LogisticFit, LogisticFault> {
  assert(
    columns.every(({ length }) => length === outcomes.length),
    'a column for each outcome',
  )
  const bads = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  if (bads === 0 || bads === outcomes.length) return fail('logistic_one_class')
  const penalty = new Float64Array(columns.length + 1).fill(l2)
  penalty[0] = 0
  const neutral = [Math.log(bads / (outcomes.length - bads)), ...columns.map(() => 0)]
  const from = start ?? startFromSome(columns, outcomes, l2) ?? neutral
  const fit = climb(Float64Array.from(from), (weights) => logisticSums(columns, outcomes, weights, penalty))
  return fit.ok && isSeparated(columns, fit.value) ? fail('logistic_separated') : fit
}

function isSeparated(columns: readonly Float64Array[], { standardErrors }: LogisticFit): boolean {
  return columns.some((column, j) => {
    const largest = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return !(largest * (standardErrors[j + 1] ?? 0) < UNCERTAINTY_MAX)
  })
}

/** Newton's method from these weights on. */
function climb(
  start: Float64Array<ArrayBuffer>,
  sumsAt: (weights: Float64Array) => LogisticSums,
): Result<LogisticFit, LogisticFault> {
  let weights = start
  let sums = sumsAt(weights)
  for (let iteration = 1; iteration <= ITERATIONS_MAX; iteration++) {
    const factor = cholesky(sums.information, weights.length)
    if (factor === null) return fail('logistic_columns_dependent')
    const step = solveBy(factor, sums.gradient)
    const hasArrived = dot(step, sums.gradient) / 2 <= TOLERANCE * (1 + Math.abs(sums.objective))
    const next = hasArrived ? null : stepAhead(weights, step, sums.objective, sumsAt)
    if (next === null) return ok(fitOf(weights, factor, sums.logLikelihood, iteration))
    weights = next.weights
    sums = next.sums
  }
  return fail('logistic_separated')
}

/** The full step, or the largest half of it that betters the objective; null where rounding leaves nothing to gain. */
function stepAhead(
  weights: Float64Array,
  step: Float64Array,
  objective: number,
  sumsAt: (weights: Float64Array) => LogisticSums,
): { weights: Float64Array<ArrayBuffer>; sums: LogisticSums } | null {
  for (let halving = 0, share = 1; halving < HALVINGS_MAX; halving++, share /= 2) {
    const moved = Float64Array.from(weights, (weight, i) => weight + share * (step[i] ?? 0))
    const sums = sumsAt(moved)
    if (sums.objective > objective) return { weights: moved, sums }
  }
  return null
}

function fitOf(weights: Float64Array, factor: Float64Array, logLikelihood: number, iterations: number): LogisticFit {
  const size = weights.length
  const inverse = inverseBy(factor, size)
  const standardErrors = Array.from({ length: size }, (_, i) => Math.sqrt(inverse[i * size + i] ?? 0))
  const [intercept = 0, ...coefficients] = weights
  return { intercept, coefficients, standardErrors, logLikelihood, iterations }
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}

const ENOUGH_ROWS = 32_768

/** Where a large fit may start: the fit on every so-many-th row. It saves whole passes and does not change where they end. */
function startFromSome(columns: readonly Float64Array[], outcomes: Outcomes, l2: number): readonly number[] | null {
  const step = Math.floor(outcomes.length / ENOUGH_ROWS)
  if (step < 2) return null
  const rows = Math.floor(outcomes.length / step)
  const some = columns.map((column) => Float64Array.from({ length: rows }, (_, i) => column[i * step] ?? 0))
  const fit = fitLogistic(
    some,
    Uint8Array.from({ length: rows }, (_, i) => outcomes[i * step] ?? 0),
    { l2 },
  )
  return fit.ok ? [fit.value.intercept, ...fit.value.coefficients] : null
}
