import { dateOf, type Report } from '@goodstanding/core'
import { type AssessmentCheck, recheckAssessment, type Verification } from '@goodstanding/report'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readAssessmentFile } from './read-assessment-file.ts'
import { readScorecardFile } from './read-scorecard-file.ts'
import { reportNow } from './report-now.ts'

/** The files of `verify --assessment`. */
export type RecheckOptions = { readonly assessment?: string; readonly scorecard?: string }

/** Computes a kept assessment again from its report; null where none is named. */
export function recheckFile(
  report: Report,
  verification: Verification,
  { assessment: path, scorecard: from }: RecheckOptions,
): AssessmentCheck | null {
  if (path === undefined && from === undefined) return null
  if (path === undefined || from === undefined) {
    throw new CommandError('assessment_incomplete', '--assessment FILE and --scorecard FILE go together.', EXIT.usage)
  }
  const { scorecard } = readScorecardFile(from)
  const claimed = readAssessmentFile(path)
  if (verification.overall === 'not_verified') return null
  const today = dateOf(reportNow(report))
  const checked = recheckAssessment(claimed, report, { scorecard, verification, today })
  if (checked.ok) return checked.value
  const message =
    checked.fault === 'assessment_of_another_scorecard'
      ? `${path} was made by another scorecard than ${from}: it names the hash ${claimed.scorecard.hash}.`
      : `${path} cannot be computed again${checked.at ? `: ${checked.at}` : ''}.`
  throw new CommandError(checked.fault, message, EXIT.usage)
}

/** What checking an assessment came to, in lines for a person. */
export function recheckText({ agrees, differing, computed }: AssessmentCheck): string {
  const score = `${computed.points ?? 'no'} points, ${computed.grade === null ? computed.result.replaceAll('_', ' ') : `grade ${computed.grade}`}`
  return agrees
    ? `✓ the assessment is what this report and scorecard give: ${score}`
    : `✗ THE ASSESSMENT IS NOT WHAT THIS REPORT AND SCORECARD GIVE (${differing.join(', ')}); they give ${score}`
}
