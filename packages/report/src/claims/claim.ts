import type { FindingCode } from './finding-codes.ts'

/** What a report claims, in the order in which it is told. */
export const CLAIMS = [
  'network',
  'enterprise',
  'registration',
  'consent',
  'consent_active',
  'headers_witnessed',
  'provider',
  'link',
  'records',
  'published_in_time',
  'logs_witnessed',
  'nothing_left_out',
  'receipt',
  'slices_answered',
  'retention',
  'kept_in_time',
] as const
export type ClaimName = (typeof CLAIMS)[number]

/** Claims that each answer makes for itself. */
export const ANSWER_CLAIMS = [
  'provider',
  'link',
  'records',
  'published_in_time',
  'logs_witnessed',
  'nothing_left_out',
  'receipt',
] as const satisfies readonly ClaimName[]
export type AnswerClaimName = (typeof ANSWER_CLAIMS)[number]

export type Verdict = 'holds' | 'remark' | 'fails' | 'not_checked'

/** One finding: the code is stable, `about` names what it is of (a record id, a position, a member). */
export type Finding = {
  readonly verdict: Verdict
  readonly code: FindingCode
  readonly about?: string
}

/** A claim's verdict with all findings that are not plain agreement. */
export type ClaimVerdict = {
  readonly claim: ClaimName
  /** The answering member, for claims that each answer makes for itself. */
  readonly provider?: string
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
}

const WEIGHT: { readonly [V in Verdict]: number } = { holds: 0, not_checked: 1, remark: 2, fails: 3 }

/** The worst of the findings; none is agreement. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  let worst: Verdict = 'holds'
  for (const finding of findings) if (WEIGHT[finding.verdict] > WEIGHT[worst]) worst = finding.verdict
  return worst
}

/** A claim that does not hold. */
export function fails(code: FindingCode, about?: string): Finding {
  return finding('fails', code, about)
}

/** What a reader must know although the claim holds. */
export function remark(code: FindingCode, about?: string): Finding {
  return finding('remark', code, about)
}

/** What could not be judged, and why not. */
export function notChecked(code: FindingCode, about?: string): Finding {
  return finding('not_checked', code, about)
}

function finding(verdict: Finding['verdict'], code: FindingCode, about: string | undefined): Finding {
  return about === undefined ? { verdict, code } : { verdict, code, about }
}
