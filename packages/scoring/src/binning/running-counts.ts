/** Goods and bads of ordered cells, summed up from the first: entry `i` counts the cells before `i`. */
export type RunningCounts = { readonly goods: Float64Array; readonly bads: Float64Array }

/** Sums up the counts of ordered cells. */
export function runningCounts(goods: ArrayLike<number>, bads: ArrayLike<number>): RunningCounts {
  const summed = { goods: new Float64Array(goods.length + 1), bads: new Float64Array(goods.length + 1) }
  for (let i = 0; i < goods.length; i++) {
    summed.goods[i + 1] = (summed.goods[i] ?? 0) + (goods[i] ?? 0)
    summed.bads[i + 1] = (summed.bads[i] ?? 0) + (bads[i] ?? 0)
  }
  return summed
}

/** Counts of the cells from `from` up to before `to`. */
export function countsBetween(counts: RunningCounts, from: number, to: number): { goods: number; bads: number } {
  return {
    goods: (counts.goods[to] ?? 0) - (counts.goods[from] ?? 0),
    bads: (counts.bads[to] ?? 0) - (counts.bads[from] ?? 0),
  }
}
