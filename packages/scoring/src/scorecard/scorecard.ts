import type { Absence } from '../table/table.ts'

/** What more of a characteristic means; it binds the order of its bins. `none`: bins may rise and fall. */
export type Direction = 'higher_is_safer' | 'higher_is_riskier' | 'none'

/** What a bin holds besides its bounds: its training rows, its weight of evidence ln(share of goods / share of bads), its points. */
export type BinFigures = {
  readonly goods: number
  readonly bads: number
  readonly woe: number
  readonly points: number
}

/** Values above `above` up to and including `upTo`; null is without bound. */
export type NumberBin = BinFigures & { readonly above: number | null; readonly upTo: number | null }

/** The categories of one bin. */
export type CategoryBin = BinFigures & { readonly labels: readonly string[] }

/** What absence of a kind means: learnt from its rows where it had enough of them and may cost (`not_applicable` alone), else 0. */
export type AbsenceBin = BinFigures & { readonly absence: Absence }

type CharacteristicBase = {
  readonly name: string
  readonly direction: Direction
  /** Of the logistic regression on weights of evidence; never above zero, since evidence of good lowers the odds of bad. */
  readonly coefficient: number
  /** `missing`, `provider_silent` and `withheld` have 0 points always. */
  readonly absences: readonly AbsenceBin[]
  /** The most points of any bin that a value can reach. */
  readonly bestPoints: number
  /** What is said where it cost points; its name where nothing is given. */
  readonly reason?: string
}

/** One input of a scorecard with its bins, in ascending order of value (numbers) or of points (categories). */
export type ScorecardCharacteristic =
  | (CharacteristicBase & { readonly kind: 'number'; readonly bins: readonly NumberBin[] })
  /** A category that no bin holds is "other": `otherPoints`, which are 0. */
  | (CharacteristicBase & { readonly kind: 'category'; readonly bins: readonly CategoryBin[]; readonly otherPoints: 0 })

/** 600 points at odds of 30 goods to a bad, 20 points to double the odds. */
export const SCALE = { points: 600, odds: 30, pointsToDouble: 20 } as const

/** How a score becomes a probability of default (PD). */
export type Calibration =
  /** The scale's own odds: PD = 1 / (1 + odds). */
  | { readonly method: 'scale' }
  /** PD = 1 / (1 + exp(-(intercept + slope * score))); `covariance` gives the interval. */
  | {
      readonly method: 'platt'
      readonly intercept: number
      readonly slope: number
      readonly covariance: readonly [number, number, number]
    }
  /** Steps of falling PD: from `fromScore` on; goods and bads of each give its interval. */
  | {
      readonly method: 'isotonic'
      readonly steps: readonly {
        readonly fromScore: number
        readonly pd: number
        readonly goods: number
        readonly bads: number
      }[]
    }

/** Ten grades, best first, by the PD up to which they reach. */
export type Grade = { readonly grade: string; readonly pdUpTo: number }

/**
 * A candidate that is no characteristic of the scorecard: `too_few_rows` for two bins, `no_difference` between its bins
 * in its direction, `wrong_sign` beside the others, `no_points` once rounded.
 */
export type DroppedInput = {
  readonly name: string
  readonly why: 'too_few_rows' | 'no_difference' | 'wrong_sign' | 'no_points'
}

/** What a scorecard was made from; hashes are SHA-256 in lower-case hex. */
export type TrainingNote = {
  readonly rows: number
  readonly goods: number
  readonly bads: number
  /** The first and last day of the applications that it learnt from, where the table has days. */
  readonly window: { readonly from: string; readonly to: string } | null
  readonly dataHash: string | null
  /** What counts as bad, in words, and over how long. */
  readonly outcome: string
  /** Months after the day of a file within which the outcome falls; left out where it has no fixed length (a loan's life). */
  readonly outcomeMonths?: number
  /** Candidates that training left out, in the order in which it did. */
  readonly dropped?: readonly DroppedInput[]
  /** True where the rows were made by a generator: a scorecard to show the way of working, not to lend by. */
  readonly generated: boolean
}

/** Which types must have been answered, by every provider that was asked for them, before a score becomes a grade. */
export type CoverageRule = {
  readonly types: readonly string[]
  /** Below so many characteristics with a value the result is "insufficient". */
  readonly minimumCharacteristics: number
}

/** A scorecard as it is kept, hashed and signed: plain JSON. Its hash is of its canonical form (RFC 8785). */
export type Scorecard = {
  readonly v: 1
  readonly kind: 'scorecard'
  readonly name: string
  readonly intercept: number
  /** The score of a row of which nothing is known; points of characteristics are added to it. */
  readonly basePoints: number
  readonly characteristics: readonly ScorecardCharacteristic[]
  readonly calibration: Calibration
  readonly grades: readonly Grade[]
  readonly coverage: CoverageRule
  readonly training: TrainingNote
  /** Figures of validation, by name, as the validation report gives them. */
  readonly validation: Readonly<Record<string, number>>
  readonly limits: readonly string[]
  /** Written overrides of the leak detector: the characteristic and the reason. */
  readonly overrides: readonly { readonly characteristic: string; readonly reason: string }[]
}
