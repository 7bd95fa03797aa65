import { type CalendarDate, dateOf, type Instant } from '@goodstanding/core'
import { assessReport, parseReport, readScorecardText, type Verification, verifyReport } from '@goodstanding/report'
import type { Assessment, PricingTerms } from '@goodstanding/scoring'
import { GoodstandingError } from '../goodstanding-error.ts'

/** What a report’s file is assessed with. */
export type AssessingText = {
  /** The scorecard’s file, bare or signed. */
  readonly scorecard: string
  /** Genesis hashes of the networks that the caller trusts. */
  readonly trusted: readonly string[]
  /** The caller’s time; on a test network that network’s. */
  readonly now: Instant
  /** The day that it is assessed for; the day of `now` unless given. */
  readonly asOf?: CalendarDate
  /** A lender’s terms, to price a loan with and without the record. */
  readonly terms?: PricingTerms
  /** Ids of records that the enterprise disputes: a second line leaves them out. */
  readonly disputed?: readonly string[]
}

/** An assessment with the verification that it rests on, and the keys that have signed the scorecard. */
export type AssessedText = {
  readonly verification: Verification
  readonly assessment: Assessment
  readonly scorecardSignedBy: readonly string[]
}

/**
 * Verifies a report’s file and says what a scorecard’s file says of it, offline, in Node or in a browser. Throws where a
 * file cannot be used or the report does not verify.
 */
export function assessReportText(
  text: string,
  { scorecard, trusted, now, asOf = dateOf(now), terms, disputed }: AssessingText,
): AssessedText {
  const read = readScorecardText(scorecard)
  if (!read.ok) throw refused(read.fault, 'The scorecard cannot be used', read.at)
  const report = parseReport(text)
  if (!report.ok) throw refused(report.fault, 'It is not a report', report.at)
  const verification = verifyReport(report.value, { trusted, now })
  const assessed = assessReport(report.value, {
    scorecard: read.value.scorecard,
    verification,
    asOf,
    disputed: new Set(disputed),
    pricing: terms ?? null,
  })
  if (!assessed.ok) throw refused(assessed.fault, 'The report cannot be assessed', assessed.at)
  return { verification, assessment: assessed.value, scorecardSignedBy: read.value.signedBy }
}

function refused(code: string, what: string, at: string | undefined): GoodstandingError {
  return new GoodstandingError(code, `${what}: ${code.replaceAll('_', ' ')}${at ? ` (at ${at})` : ''}.`)
}
