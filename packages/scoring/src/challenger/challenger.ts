import type { Direction, TrainingNote } from '../scorecard/scorecard.ts'
import type { Absence } from '../table/table.ts'

type StepsBase = {
  readonly name: string
  readonly direction: Direction
  /** What having no value of this kind adds, where it was learnt; the kinds that may not cost add nothing. */
  readonly notApplicable: number
}

/** A number's effect: `effects[i]` for values above `edges[i - 1]` up to and including `edges[i]`; one more effect than edges. */
export type NumberSteps = StepsBase & {
  readonly kind: 'number'
  readonly edges: readonly number[]
  readonly effects: readonly number[]
}

/** A category's effect by its label; a label that it has not met has none. */
export type CategorySteps = StepsBase & {
  readonly kind: 'category'
  readonly labels: readonly string[]
  readonly effects: readonly number[]
}

/**
 * An additive model of steps: the log-odds of bad are `intercept` and one effect of each characteristic, with none between
 * them, so that every prediction is explained by its sum. Effects average 0 over the rows that had a value.
 */
export type Challenger = {
  readonly v: 1
  readonly kind: 'challenger'
  readonly name: string
  readonly intercept: number
  readonly characteristics: readonly (NumberSteps | CategorySteps)[]
  readonly training: TrainingNote
}

/** The effect of a characteristic for a cell without a value: what was learnt for `not_applicable`, else exactly 0. */
export function absenceEffect(steps: NumberSteps | CategorySteps, absence: Absence): number {
  return absence === 'not_applicable' ? steps.notApplicable : 0
}
