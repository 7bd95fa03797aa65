/** A figure with the interval that holds it in 95 of 100 samples. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number }

/** How rows were chosen in relation to those that the scorecard learnt from; the strictest test first. */
export const SAMPLE_KINDS = ['out_of_time', 'holdout', 'training', 'unknown'] as const
export type SampleKind = (typeof SAMPLE_KINDS)[number]

/** What a set of scored rows shows; figures that need both goods and bads are null where one is lacking. */
export type PerformanceFigures = {
  readonly rows: number
  readonly goods: number
  readonly bads: number
  /** Area under the curve, with DeLong's interval. */
  readonly auc: Interval | null
  readonly gini: number | null
  readonly ks: number | null
  /** Mean squared difference of PD and outcome. */
  readonly brier: number
  /** Expected calibration error: mean distance of PD and bad rate over ten equal groups by score, weighted by rows. */
  readonly calibrationError: number
  readonly meanPd: number
  readonly badRate: number
}

/** Rows of a group beside what was foretold for them; `low` and `high` bound the bad rate (Wilson, 95 %). */
export type CalibrationGroup = {
  readonly rows: number
  readonly bads: number
  readonly meanPd: number
  readonly badRate: number
  readonly low: number
  readonly high: number
}

/** A band of scores, `fromScore` to `toScore`, both included; `isBreak` where it is riskier than the band below it. */
export type ScoreBand = CalibrationGroup & {
  readonly fromScore: number
  readonly toScore: number
  readonly isBreak: boolean
}

/** A grade with what was foretold and what happened; `holds` where its PD lies in the interval of its bad rate, or rows are too few. */
export type GradeFigures = CalibrationGroup & {
  readonly grade: string
  readonly pdUpTo: number
  readonly holds: boolean
}

/** Figures of the rows of one vintage; unseasoned ones are shown and do not count in the sample's figures. */
export type VintageFigures = {
  readonly vintage: string
  readonly isSeasoned: boolean
  readonly figures: PerformanceFigures
}

/** Figures of the rows that share a value of one column. */
export type SegmentFigures = { readonly by: string; readonly segment: string; readonly figures: PerformanceFigures }

/** The scorecard beside another model on the same rows; the difference is scorecard less other, with DeLong's interval. */
export type Comparison = {
  readonly model: string
  readonly rows: number
  readonly auc: Interval
  readonly scorecardAuc: Interval
  readonly difference: Interval
  readonly brier: number | null
}

/** `stable` below 0.10, `shifted` from 0.10, `alarm` from 0.25. */
export type StabilityLevel = 'stable' | 'shifted' | 'alarm'

/** Population stability of the score or of one characteristic, bin by bin. */
export type StabilityFigures = {
  readonly name: string
  readonly psi: number
  readonly level: StabilityLevel
  readonly bins: readonly { readonly bin: string; readonly reference: number; readonly current: number }[]
}

/** One set of rows on which the scorecard was tried. */
export type SampleReport = {
  readonly kind: SampleKind
  readonly name: string
  readonly window: { readonly from: string; readonly to: string } | null
  readonly figures: PerformanceFigures
  /** Points of the receiver's curve, from (0, 0) to (1, 1): shares of goods and of bads at or below a score. */
  readonly roc: readonly { readonly score: number; readonly goods: number; readonly bads: number }[]
  readonly calibrationCurve: readonly CalibrationGroup[]
  /** Ten bands, lowest scores first; their bad rates ought to fall. */
  readonly bands: readonly ScoreBand[]
  readonly rankOrderBreaks: number
  readonly grades: readonly GradeFigures[]
  readonly vintages: readonly VintageFigures[]
  readonly segments: readonly SegmentFigures[]
  readonly comparisons: readonly Comparison[]
  /** Rows left out because their outcome could not be known yet. */
  readonly unseasonedRows: number
}

/** What one characteristic alone tells on the first sample. */
export type CharacteristicFigures = {
  readonly name: string
  readonly coefficient: number
  /** Largest less smallest points of its bins. */
  readonly pointsRange: number
  readonly auc: number | null
  readonly informationValue: number
  readonly psi: number | null
  readonly level: StabilityLevel | null
}

/** An input that tells more than anything known at application can. */
export type Leak = {
  readonly name: string
  readonly auc: number
  readonly informationValue: number
  /** Which limit it breaks. */
  readonly because: readonly ('auc' | 'information_value')[]
  /** The written reason for which it is used nevertheless; null where it may not be. */
  readonly override: string | null
}

/** The outcome window: a row counts once `months` have gone by between its day and `observedUntil`. */
export type Seasoning = { readonly months: number; readonly observedUntil: string }

/** What is known of how well a scorecard works: written by the program, samples in the order of `SAMPLE_KINDS`. */
export type ValidationReport = {
  readonly v: 1
  readonly kind: 'validation_report'
  readonly scorecard: {
    readonly name: string
    readonly hash: string | null
    readonly generated: boolean
    readonly trainingWindow: { readonly from: string; readonly to: string } | null
    readonly trainingRows: number
    readonly outcome: string
  }
  readonly seasoning: Seasoning | null
  readonly samples: readonly SampleReport[]
  readonly characteristics: readonly CharacteristicFigures[]
  /** Of the first sample against the training rows; null where those were not given. */
  readonly stability: {
    readonly score: StabilityFigures
    readonly characteristics: readonly StabilityFigures[]
  } | null
  readonly leaks: readonly Leak[]
  /** What a reader must know before relying on it, in words. */
  readonly warnings: readonly string[]
  readonly limits: readonly string[]
}
