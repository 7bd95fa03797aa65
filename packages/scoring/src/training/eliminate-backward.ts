import type { Outcomes } from '../table/table.ts'
import { fitLogistic } from './fit-logistic.ts'

/** A fit in which more evidence of good never raises the risk; `kept` and `dropped` are places among the columns. */
export type SignedFit = {
  readonly intercept: number
  readonly coefficients: readonly number[]
  readonly kept: readonly number[]
  readonly dropped: readonly number[]
}

/** Fits on all columns, drops the one with the most wrong sign, and fits again until none has it; null where none is left. */
export function eliminateBackward(columns: readonly Float64Array[], outcomes: Outcomes, l2: number): SignedFit | null {
  let kept = columns.map((_, place) => place)
  const dropped: number[] = []
  let start: readonly number[] | undefined
  while (kept.length > 0) {
    const chosen = kept.flatMap((place) => columns[place] ?? [])
    const fit = fitLogistic(chosen, outcomes, start === undefined ? { l2 } : { l2, start })
    if (!fit.ok) return null
    const { intercept, coefficients } = fit.value
    const worst = coefficients.indexOf(Math.max(...coefficients))
    if ((coefficients[worst] ?? 0) < 0) return { intercept, coefficients, kept, dropped }
    dropped.push(kept[worst] ?? 0)
    kept = kept.filter((_, i) => i !== worst)
    start = [intercept, ...coefficients.filter((_, i) => i !== worst)]
  }
  return null
}
