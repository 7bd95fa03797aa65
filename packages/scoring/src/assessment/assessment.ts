import type { CalendarDate, RecordType } from '@goodstanding/core'
import type { PriceLine } from '../price/price-loan.ts'
import type { PricingTerms } from '../price/pricing-terms.ts'
import type { Absence } from '../table/table.ts'

/**
 * `graded`: every fact that the scorecard must have was answered for. `partial_file`: a provider that was asked for one did
 * not answer, or the consent withheld it; there are points, but neither PD nor grade. `insufficient`: too few facts to say
 * anything; there are no points either.
 */
export type AssessmentResult = 'graded' | 'partial_file' | 'insufficient'

/**
 * A type that the scorecard must have and that a provider did not answer for: `silent` by the lender's word, `refused` by
 * its own, `withheld` by the consent (the type was taken out), `withheld_period` (facts stand that the consent's days leave
 * out), `not_asked` (a member that keeps it for this enterprise's jurisdiction has no slice).
 */
export type Lacking = {
  readonly type: RecordType
  readonly provider: string
  readonly why: 'silent' | 'refused' | 'withheld' | 'withheld_period' | 'not_asked'
}

/** A probability of default within the scorecard's outcome period, with its 95 % interval, in parts per million. */
export type AssessedPd = { readonly ppm: number; readonly lowPpm: number; readonly highPpm: number }

/** One input of the scorecard as this file has it. */
export type AssessedCharacteristic = {
  readonly name: string
  /** Number in the characteristic's unit, always an integer, or a category; null where `absent` says why there is none. */
  readonly value: number | string | null
  readonly absent: Absence | null
  readonly points: number
  /** Points that its best bin would have brought beyond these. */
  readonly lost: number
  /** Index into the scorecard's bins of this characteristic, or the kind of absence, or `other`. */
  readonly bin: number | Absence | 'other'
  /** Ids of the records that it was computed from, ascending. */
  readonly records: readonly string[]
}

/** A characteristic that cost points, worst first. */
export type AssessedReason = {
  readonly characteristic: string
  /** The scorecard's words for it; the characteristic's name where it has none. */
  readonly code: string
  readonly lost: number
  /** The next better bin and the points that it would bring; null where no number can be better (not applicable). */
  readonly better: { readonly bin: number; readonly gained: number } | null
  readonly records: readonly string[]
}

/** A characteristic that brought points above a row of which nothing is known. */
export type AssessedStrength = {
  readonly characteristic: string
  readonly code: string
  readonly points: number
  readonly records: readonly string[]
}

/** The second line of a file with disputed records: what it would say without them. */
export type WithoutDisputed = {
  readonly disputed: readonly string[]
  readonly result: AssessmentResult
  readonly points: number | null
  readonly pd: AssessedPd | null
  readonly grade: string | null
}

/** Operating result over debt service due, of the newest accounts that give both; SBA lenders of small 7(a) loans need 1.10 (SOP 50 10). */
export type DebtServiceCover = {
  readonly thousandths: number
  readonly meetsSba: boolean
  readonly records: readonly string[]
}

/** A price as yearly rates in parts per million, each rounded by itself; the lines in the order in which they are shown. */
export type AssessedRate = {
  readonly pdPpm: number
  readonly lines: readonly { readonly line: PriceLine; readonly ppm: number }[]
  /** The rate at which the lender earns its hurdle and nothing more: all lines but the margin. */
  readonly breakEvenPpm: number
  readonly ratePpm: number
}

/** The same loan priced with this record and without it, as of an enterprise of which nothing is known. */
export type AssessedPrice = {
  /** The lender's terms as it gave them, so that the price can be computed again. */
  readonly terms: PricingTerms
  readonly withRecord: AssessedRate
  readonly withoutRecord: AssessedRate
}

/** How deep the file is. */
export type FileDepth = {
  /** Providers that answered with at least one fact. */
  readonly providers: number
  /** Whole months from the first day that any fact tells of. */
  readonly months: number
  /** Characteristics of the scorecard that have a value, of how many. */
  readonly known: number
  readonly of: number
}

/**
 * What one scorecard says about one report: the lender's own file, its figures and no bodies. Plain JSON whose computed
 * numbers are all integers, so that it has one canonical form and comes out the same wherever it is computed.
 */
export type Assessment = {
  readonly v: 1
  readonly kind: 'assessment'
  /** Hash of the report: SHA-256(tag `report` ‖ its canonical form), lower-case hex. */
  readonly report: string
  readonly scorecard: {
    readonly name: string
    readonly hash: string
    readonly generated: boolean
    /** Within how many months the PD foretells the outcome; null where the scorecard's outcome has no fixed length. */
    readonly outcomeMonths: number | null
  }
  /** Only what was known on this day counts, and nothing that is past its retention on it. */
  readonly asOf: CalendarDate
  readonly result: AssessmentResult
  /** What keeps it from being graded, by type and provider; types that no coverage rule asks for are not among them. */
  readonly lacking: readonly Lacking[]
  /** Score of an enterprise of which nothing is known; the characteristics' points are added to it. */
  readonly basePoints: number
  readonly points: number | null
  readonly pd: AssessedPd | null
  readonly grade: string | null
  readonly depth: FileDepth
  /** In the scorecard's order. */
  readonly characteristics: readonly AssessedCharacteristic[]
  readonly reasons: readonly AssessedReason[]
  readonly strengths: readonly AssessedStrength[]
  /** Null where no record of the file is disputed. */
  readonly withoutDisputed: WithoutDisputed | null
  readonly debtServiceCover: DebtServiceCover | null
  /** Null unless it is graded and a loan's terms were given; only a PD within 12 months has a price. */
  readonly price: AssessedPrice | null
}
