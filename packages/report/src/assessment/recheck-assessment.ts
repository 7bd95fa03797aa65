import { fail, ok, type Report, type Result } from '@goodstanding/core'
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

/**
 * Computes an assessment again from its report and scorecard, for its own day, disputed records and terms. A part that
 * differs was computed otherwise, of another report, or changed.
 */
export function recheckAssessment(
  claimed: Assessment,
  report: Report,
  { scorecard, verification }: { readonly scorecard: Scorecard; readonly verification: Verification },
): Result<AssessmentCheck, AssessmentCheckFault> {
  const { asOf, withoutDisputed, price } = claimed
  if (claimed.scorecard.hash !== scorecardHash(scorecard)) return fail('assessment_of_another_scorecard')
  const disputed = new Set(withoutDisputed?.disputed)
  const pricing = price?.terms ?? null
  const computed = assessReport(report, { scorecard, verification, asOf, disputed, pricing })
  if (!computed.ok) return computed
  const parts = Object.keys(computed.value) as (keyof Assessment)[]
  const differing = parts.filter((part) => canonicalJson(claimed[part]) !== canonicalJson(computed.value[part]))
  return ok({ agrees: differing.length === 0, differing, computed: computed.value })
}
