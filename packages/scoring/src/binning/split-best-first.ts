import type { BinningRules } from './binning-rules.ts'
import { countsBetween, type RunningCounts } from './running-counts.ts'

/** Which way the share of bads must go from one cell to the next. */
export type RiskOrder = 'falling' | 'rising' | 'any'

type Split = { readonly at: number; readonly gain: number }
type Leaf = { readonly from: number; readonly to: number; readonly best: Split | null }

/**
 * Cuts ordered cells into bins: each time where it takes most off the deviance, until no split gains enough or there
 * are `prebinsMax`. Answers the bins' edges, the first cell and the end among them.
 */
export function splitBestFirst(counts: RunningCounts, rules: BinningRules, order: RiskOrder): number[] {
  const cells = counts.goods.length - 1
  const leastRows = Math.max(rules.leastRows, rules.leastShare * rowsBetween(counts, 0, cells))
  const leafOf = (from: number, to: number): Leaf => ({
    from,
    to,
    best: bestSplit(counts, from, to, { ...rules, leastRows }, order),
  })
  const leaves = [leafOf(0, cells)]
  while (leaves.length < rules.prebinsMax) {
    const at = mostGain(leaves)
    const leaf = leaves[at]
    if (leaf === undefined || leaf.best === null) break
    leaves.splice(at, 1, leafOf(leaf.from, leaf.best.at), leafOf(leaf.best.at, leaf.to))
  }
  return [0, ...leaves.map(({ to }) => to)]
}

function mostGain(leaves: readonly Leaf[]): number {
  let most = -1
  let gain = 0
  leaves.forEach(({ best }, i) => {
    if (best !== null && best.gain > gain) {
      most = i
      gain = best.gain
    }
  })
  return most
}

function bestSplit(
  counts: RunningCounts,
  from: number,
  to: number,
  rules: BinningRules,
  order: RiskOrder,
): Split | null {
  const whole = countsBetween(counts, from, to)
  const unsplit = logLikelihood(whole.goods, whole.bads)
  let best: Split | null = null
  let least = order === 'any' ? rules.leastGainUndirected : rules.leastGain
  for (let at = from + 1; at < to; at++) {
    const left = countsBetween(counts, from, at)
    const right = { goods: whole.goods - left.goods, bads: whole.bads - left.bads }
    if (isTooSmall(left, rules) || isTooSmall(right, rules) || isAgainst(order, left, right)) continue
    const gain = 2 * (logLikelihood(left.goods, left.bads) + logLikelihood(right.goods, right.bads) - unsplit)
    if (gain <= least) continue
    least = gain
    best = { at, gain }
  }
  return best
}

type Counts = { readonly goods: number; readonly bads: number }

/** Whether a bin of these rows would be smaller than the rules allow. */
export function isTooSmall({ goods, bads }: Counts, rules: BinningRules): boolean {
  return goods + bads < rules.leastRows || bads < rules.leastBads || goods < rules.leastGoods
}

function isAgainst(order: RiskOrder, left: Counts, right: Counts): boolean {
  if (order === 'any') return false
  const fall = left.bads * (right.goods + right.bads) - right.bads * (left.goods + left.bads)
  return order === 'falling' ? fall <= 0 : fall >= 0
}

function logLikelihood(goods: number, bads: number): number {
  const rows = goods + bads
  return goods * Math.log(goods / rows) + bads * Math.log(bads / rows)
}

function rowsBetween(counts: RunningCounts, from: number, to: number): number {
  const { goods, bads } = countsBetween(counts, from, to)
  return goods + bads
}
