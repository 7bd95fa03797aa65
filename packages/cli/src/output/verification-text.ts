import type { Report } from '@goodstanding/core'
import type { ClaimVerdict, Verification } from '@goodstanding/report'
import { claimWords, findingWords, overallWords } from '@goodstanding/report'

const SIGN = { holds: '✓', remark: '!', fails: '✗', not_checked: '·' } as const

/** A verification as lines for a person: the verdict, then each claim with its reason. */
export function verificationText(verification: Verification, report: Report): string {
  const { payload } = report.consent.statement
  const head = [
    overallWords(verification.overall).toUpperCase(),
    `${payload.enterprise} for ${payload.reader}, purpose ${payload.purpose.replaceAll('_', ' ')}`,
    '',
  ]
  return [...head, ...verification.claims.flatMap(claimLines)].join('\n')
}

function claimLines(claim: ClaimVerdict): readonly string[] {
  const of = claim.provider === undefined ? '' : `  ${claim.provider}: `
  const line = `${SIGN[claim.verdict]} ${of}${claimWords(claim.claim)}`
  return [line, ...claim.findings.map((finding) => `      ${SIGN[finding.verdict]} ${findingWords(finding)}`)]
}
