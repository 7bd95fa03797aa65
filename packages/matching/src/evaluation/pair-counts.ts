import type { Contingency, Group } from './contingency.ts'

/** Unordered pairs of rows: put into one cluster, truly of one entity, and both. */
export type PairCounts = { readonly predicted: number; readonly actual: number; readonly correct: number }

/** Counts pairs by sizes alone: rows that share a cluster and an entity make n(n−1)/2 of them. */
export function countPairs({ clusters, entities, rows }: Contingency): PairCounts {
  const squares = clusters.reduce((sum, each) => sum + each.squares, 0)
  return { predicted: pairsWithin(clusters), actual: pairsWithin(entities), correct: (squares - rows) / 2 }
}

function pairsWithin(groups: readonly Group[]): number {
  return groups.reduce((sum, { rows }) => sum + (rows * (rows - 1)) / 2, 0)
}
