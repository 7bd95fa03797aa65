import type { BinningRules } from '../binning/binning-rules.ts'
import type { CoverageRule, Direction, Scorecard } from '../scorecard/scorecard.ts'

/** Names that need no quoting in SQL, PMML or a reason code. */
export const INPUT_NAME: RegExp = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** A column that may become a characteristic. */
export type TrainingInput = {
  readonly name: string
  /** What more of it means, from knowledge of the business and not from the data; categories have `none`. */
  readonly direction: Direction
  /** What is said where it cost points; its name unless given. */
  readonly reason?: string
}

/** What a scorecard is trained with, beyond rows and outcomes. */
export type TrainingOptions = {
  readonly name: string
  readonly inputs: readonly TrainingInput[]
  /** What counts as bad, in words, and over how long. */
  readonly outcome: string
  readonly outcomeMonths?: number
  /** Penalty on the coefficients; 1 unless given, which steadies small tables and does not move large ones. */
  readonly l2?: number
  readonly binning?: Partial<BinningRules>
  readonly window?: { readonly from: string; readonly to: string } | null
  readonly dataHash?: string | null
  readonly generated?: boolean
  readonly coverage?: CoverageRule
  readonly grades?: Scorecard['grades']
  readonly limits?: readonly string[]
  readonly overrides?: Scorecard['overrides']
  /** Told after each step: how many of how many are done, and what the step was. */
  readonly onStep?: (done: number, of: number, what: string) => void
}

export type TrainingFault =
  | 'training_no_bads'
  | 'training_no_goods'
  | 'training_no_inputs'
  | 'training_input_name'
  | 'training_input_twice'
  | 'training_input_never'
  | 'training_column_missing'
  | 'training_direction_needless'
  | 'training_nothing_learnt'
