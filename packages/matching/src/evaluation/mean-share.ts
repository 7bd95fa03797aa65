import type { Group } from './contingency.ts'

/**
 * The mean over rows of the share of a row's group that is in its group on the other side too. Groups of one size are
 * added up as integers and sizes in their order, so that the last digit does not depend on the order of rows.
 */
export function meanShareOfRows(groups: readonly Group[], rows: number): number {
  const squaresBySize = new Map<number, number>()
  for (const { rows: size, squares } of groups) squaresBySize.set(size, (squaresBySize.get(size) ?? 0) + squares)
  const sizes = [...squaresBySize].toSorted(([a], [b]) => a - b)
  return sizes.reduce((sum, [size, squares]) => sum + squares / size, 0) / rows
}
