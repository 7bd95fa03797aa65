import type { Direction } from '../scorecard/scorecard.ts'

/** Sums over the rows of each bin of one characteristic: first and second derivatives of the loss, and rows. */
export type BinSums = {
  readonly gradients: Float64Array
  readonly curvatures: Float64Array
  readonly rows: Float64Array
}

/** A step to take: what it adds to each bin of its characteristic, and how far it lowers the loss. */
export type Stump = { readonly gain: number; readonly effects: Float64Array }

export type StumpLimits = { readonly l2: number; readonly leastRows: number }

/**
 * The cut of a characteristic's bins in two that lowers the loss most, in the order given and never against the direction.
 * Its effects average 0 over the rows with a value. Null where no cut is allowed or none helps.
 */
export function bestStump(
  sums: BinSums,
  order: Uint32Array,
  direction: Direction,
  { l2, leastRows }: StumpLimits,
): Stump | null {
  const total = totalOf(sums, order)
  let best: { gain: number; cut: number; low: number; high: number; rows: number } | null = null
  let [gradient, curvature, rows] = [0, 0, 0]
  for (let cut = 1; cut < order.length; cut++) {
    const bin = order[cut - 1] ?? 0
    gradient += sums.gradients[bin] ?? 0
    curvature += sums.curvatures[bin] ?? 0
    rows += sums.rows[bin] ?? 0
    if (rows < leastRows) continue
    if (total.rows - rows < leastRows) break
    const low = -gradient / (curvature + l2)
    const high = -(total.gradient - gradient) / (total.curvature - curvature + l2)
    if (isAgainst(direction, low, high)) continue
    const gain = -low * gradient - high * (total.gradient - gradient) - total.gradient ** 2 / (total.curvature + l2)
    if (gain > (best?.gain ?? 0)) best = { gain, cut, low, high, rows }
  }
  if (best === null) return null
  const { gain, cut, low, high } = best
  const mean = (low * best.rows + high * (total.rows - best.rows)) / total.rows
  const effects = new Float64Array(sums.rows.length)
  order.forEach((bin, place) => {
    effects[bin] = (place < cut ? low : high) - mean
  })
  return { gain, effects }
}

function totalOf(sums: BinSums, order: Uint32Array): { gradient: number; curvature: number; rows: number } {
  const total = { gradient: 0, curvature: 0, rows: 0 }
  for (const bin of order) {
    total.gradient += sums.gradients[bin] ?? 0
    total.curvature += sums.curvatures[bin] ?? 0
    total.rows += sums.rows[bin] ?? 0
  }
  return total
}

/** Effects are on the log-odds of bad: where more is safer they may only fall. */
function isAgainst(direction: Direction, low: number, high: number): boolean {
  if (direction === 'higher_is_safer') return high > low
  if (direction === 'higher_is_riskier') return high < low
  return false
}
