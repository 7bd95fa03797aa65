import type { Outcomes } from '../table/table.ts'

/** What Newton's method needs at one point; all summed over the rows in one order, so that a fit is the same anywhere. */
export type LogisticSums = {
  /** Penalised log-likelihood. */
  readonly objective: number
  readonly logLikelihood: number
  readonly gradient: Float64Array
  /** Observed information: the negative second derivative, row by row. */
  readonly information: Float64Array
}

/**
 * Rows that are worked on at once: few enough that their columns stay in the processor's cache, and that a product of as
 * many factors up to 2 is finite.
 */
const BLOCK = 768

/** Sums of a logistic regression at `weights`: the intercept, then a coefficient for each column. */
export function logisticSums(
  columns: readonly Float64Array[],
  outcomes: Outcomes,
  weights: Float64Array,
  penalty: Float64Array,
): LogisticSums {
  const size = weights.length
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  const residual = new Float64Array(BLOCK)
  const curvature = new Float64Array(BLOCK)
  const weighted = new Float64Array(BLOCK)
  let logLikelihood = 0
  for (let from = 0; from < outcomes.length; from += BLOCK) {
    const length = Math.min(BLOCK, outcomes.length - from)
    const block = columns.map((column) => column.subarray(from, from + length))
    linearPart(block, weights, length, residual)
    logLikelihood += likelihoodOf(outcomes.subarray(from, from + length), residual, curvature)
    addBlock(block, { length, residual, curvature, weighted }, gradient, information)
  }
  return penalised(logLikelihood, gradient, information, weights, penalty)
}

function linearPart(block: readonly Float64Array[], weights: Float64Array, length: number, linear: Float64Array): void {
  linear.fill(weights[0] ?? 0)
  block.forEach((column, j) => {
    const weight = weights[j + 1] ?? 0
    for (let i = 0; i < length; i++) linear[i] = (linear[i] ?? 0) + weight * (column[i] ?? 0)
  })
}

/** Turns linear parts into residuals and curvatures; answers the rows' log-likelihood. */
function likelihoodOf(outcomes: Uint8Array, linear: Float64Array, curvature: Float64Array): number {
  let sum = 0
  // A product of the rows and one logarithm in the end, instead of a logarithm for each row.
  let product = 1
  for (let i = 0; i < outcomes.length; i++) {
    const eta = linear[i] ?? 0
    const small = Math.exp(-Math.abs(eta))
    const share = 1 / (1 + small)
    const outcome = outcomes[i] ?? 0
    sum += Math.min(outcome === 1 ? eta : -eta, 0)
    product *= 1 + small
    curvature[i] = small * share * share
    linear[i] = outcome - (eta >= 0 ? share : small * share)
  }
  return sum - Math.log(product)
}

type BlockSums = {
  readonly length: number
  readonly residual: Float64Array
  readonly curvature: Float64Array
  readonly weighted: Float64Array
}

/** Adds a block to the gradient and to the lower half of the information. */
function addBlock(
  block: readonly Float64Array[],
  { length, residual, curvature, weighted }: BlockSums,
  gradient: Float64Array,
  information: Float64Array,
): void {
  const size = gradient.length
  gradient[0] = (gradient[0] ?? 0) + sumOf(residual, length)
  information[0] = (information[0] ?? 0) + sumOf(curvature, length)
  block.forEach((column, j) => {
    const row = (j + 1) * size
    const [slope, bend] = weigh(column, residual, curvature, weighted)
    gradient[j + 1] = (gradient[j + 1] ?? 0) + slope
    information[row] = (information[row] ?? 0) + bend
    for (let k = 0; k <= j; k += 4) addFourProducts(weighted, block, k, information, row + k + 1)
  })
}

/** Weighs a column by the rows' curvatures; answers its product with the residuals, and the weighted sum. */
function weigh(
  column: Float64Array,
  residual: Float64Array,
  curvature: Float64Array,
  weighted: Float64Array,
): readonly [number, number] {
  let [slope, bend] = [0, 0]
  for (let i = 0; i < column.length; i++) {
    const value = column[i] ?? 0
    const weight = value * (curvature[i] ?? 0)
    weighted[i] = weight
    slope += value * (residual[i] ?? 0)
    bend += weight
  }
  return [slope, bend]
}

/** Adds the products of `weighted` with columns `k` to `k + 3`; what lies above the diagonal `penalised` makes anew. */
function addFourProducts(
  weighted: Float64Array,
  block: readonly Float64Array[],
  k: number,
  information: Float64Array,
  at: number,
): void {
  const last = block[block.length - 1] ?? weighted
  const [a = last, b = last, c = last, d = last] = [block[k], block[k + 1], block[k + 2], block[k + 3]]
  const products = fourProducts(weighted, a, b, c, d)
  const width = Math.min(4, block.length - k)
  for (let i = 0; i < width; i++) information[at + i] = (information[at + i] ?? 0) + (products[i] ?? 0)
}

/** Four sums at once keep the processor's adders busy, where one would wait for itself. */
function fourProducts(
  weighted: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
): readonly number[] {
  let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const weight = weighted[i] ?? 0
    sumA += weight * (a[i] ?? 0)
    sumB += weight * (b[i] ?? 0)
    sumC += weight * (c[i] ?? 0)
    sumD += weight * (d[i] ?? 0)
  }
  return [sumA, sumB, sumC, sumD]
}

function penalised(
  logLikelihood: number,
  gradient: Float64Array,
  information: Float64Array,
  weights: Float64Array,
  penalty: Float64Array,
): LogisticSums {
  const size = gradient.length
  let objective = logLikelihood
  for (let j = 0; j < size; j++) {
    const [weight, charge] = [weights[j] ?? 0, penalty[j] ?? 0]
    objective -= (charge / 2) * weight * weight
    gradient[j] = (gradient[j] ?? 0) - charge * weight
    information[j * size + j] = (information[j * size + j] ?? 0) + charge
    for (let k = 0; k < j; k++) information[k * size + j] = information[j * size + k] ?? 0
  }
  return { objective, logLikelihood, gradient, information }
}

function sumOf(values: Float64Array, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += values[i] ?? 0
  return sum
}
