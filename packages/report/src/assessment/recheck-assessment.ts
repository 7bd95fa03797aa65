import { assert, type CalendarDate, dateOf, fail, ok, parseInstant, type Report, type Result } from '@goodstanding/core'
import { canonicalJson } from '@goodstanding/crypto'
import type { Assessment, Scorecard } from '@goodstanding/scoring'
import type { Verification } from '../verify-report.ts'
import { assessReport, type ReportAssessmentFault } from './assess-report.ts'
import { scorecardHash } from './scorecard-file.ts'

/** Whether an assessment is what its report and scorecard give, and which of its parts are not. */
export type AssessmentCheck = {
  readonly agrees: boolean
  /** Names of the parts that came out otherwise, in the assessment's order. */
  readonly differing: readonly (keyof Assessment)[]
  readonly computed: Assessment
}

export type AssessmentCheckFault = ReportAssessmentFault | 'assessment_of_another_scorecard'

/** What an assessment is checked with, beside its report. */
export type Rechecking = {
  readonly scorecard: Scorecard
  readonly verification: Verification
  /** The day of checking, where it is known. */
  readonly today?: CalendarDate
}

/**
 * Computes an assessment again from its report and scorecard, for its own day, disputed records and terms. A part that
 * differs was computed otherwise, of another report, or changed. Its day differs where it could not be told then: before the
 * newest answer, after the consent lets the report be kept, or after `today`.
 */
export function recheckAssessment(
  claimed: Assessment,
  report: Report,
  { scorecard, verification, today }: Rechecking,
): Result<AssessmentCheck, AssessmentCheckFault> {
  const { asOf, withoutDisputed, price } = claimed
  if (claimed.scorecard.hash !== scorecardHash(scorecard)) return fail('assessment_of_another_scorecard')
  const disputed = new Set(withoutDisputed?.disputed)
  const pricing = price?.terms ?? null
  const computed = assessReport(report, { scorecard, verification, asOf, disputed, pricing })
  if (!computed.ok) return computed
  const parts = Object.keys(computed.value) as (keyof Assessment)[]
  const differing = parts.filter((part) =>
    part === 'asOf'
      ? !isTellable(asOf, report, today)
      : canonicalJson(claimed[part]) !== canonicalJson(computed.value[part]),
  )
  return ok({ agrees: differing.length === 0, differing, computed: computed.value })
}

/** Of another day facts would be gone that were known, or not yet be known: whoever may choose the day chooses the grade. */
function isTellable(day: CalendarDate, { answers, consent }: Report, today: CalendarDate = day): boolean {
  const { keepUntil } = consent.statement.payload
  const read = answers.map(({ staple }) => dayOf(staple.at.header.time))
  return read.every((on) => on <= day) && day <= today && (keepUntil === null || day <= dayOf(keepUntil))
}

function dayOf(instant: string): CalendarDate {
  const parsed = parseInstant(instant)
  assert(parsed.ok, 'a parsed report has instants')
  return dateOf(parsed.value)
}
