import { DEVIATE_95 } from './area-under-curve.ts'

/** The interval of a share, `hits` of `rows`, by Wilson's score (1927); from 0 to 1 where there are no rows. */
export function wilson(hits: number, rows: number): { readonly low: number; readonly high: number } {
  if (rows === 0) return { low: 0, high: 1 }
  const [share, z2] = [hits / rows, DEVIATE_95 ** 2]
  const middle = (share + z2 / (2 * rows)) / (1 + z2 / rows)
  const spread = (DEVIATE_95 / (1 + z2 / rows)) * Math.sqrt((share * (1 - share)) / rows + z2 / (4 * rows * rows))
  // At the ends rounding would leave the share itself just outside.
  return { low: hits === 0 ? 0 : middle - spread, high: hits === rows ? 1 : middle + spread }
}
