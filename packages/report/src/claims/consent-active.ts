import { dateOf } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { consentCommitment, instantOf, type VerifiedStaple } from '@goodstanding/ledger'
import type { AnswerContext, JudgedStaple, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'
import { isHeaderFault } from './headers-witnessed.ts'

/** `consent_active`: at each answer's header the ledger held this consent, unrevoked, and the enterprise's keys as shown. */
export function checkConsentActive(context: VerificationContext): readonly Finding[] {
  const { payload } = context.report.consent.statement
  const commitment = toHex(consentCommitment(payload, context.report.consent.salt, context.network))
  const findings = context.answers.flatMap((answer) => [
    ...checkStaple(answer.staple, answer.provider, commitment, context),
    ...checkRequest(answer, context),
    ...checkLater(answer),
    ...(answer.laterStaple === null ? [] : checkStaple(answer.laterStaple, answer.provider, commitment, context)),
  ])
  return context.keyState === null ? [...findings, notChecked('depends_on_enterprise')] : findings
}

function checkStaple(
  staple: JudgedStaple,
  provider: string,
  commitment: string,
  context: VerificationContext,
): readonly Finding[] {
  if (staple.ok) return checkState(staple.value, provider, commitment, context)
  const { fault } = staple
  return isHeaderFault(fault) ? [notChecked('depends_on_headers_witnessed', provider)] : [fails(fault, provider)]
}

function checkState(
  { consent, enterprise, time }: VerifiedStaple,
  provider: string,
  commitment: string,
  { report, keyState }: VerificationContext,
): readonly Finding[] {
  const { notBefore, expires } = report.consent.statement.payload
  const findings: Finding[] = []
  if (consent.commitment !== commitment) findings.push(fails('consent_commitment_mismatch', provider))
  if (consent.expiresOn !== dateOf(instantOf(expires))) findings.push(fails('consent_expiry_mismatch', provider))
  if (consent.revokedAt !== null) findings.push(fails('consent_revoked', provider))
  if (time < instantOf(notBefore)) findings.push(fails('consent_not_begun', provider))
  if (time >= instantOf(expires)) findings.push(fails('consent_ended', provider))
  if (keyState !== null && enterprise.operation !== keyState.latest) {
    findings.push(fails('key_state_not_current', provider))
  }
  return findings
}

/** The request rests on the very header and keys that the staple proves. */
function checkRequest(
  { provider, part, staple }: AnswerContext,
  { keyState }: VerificationContext,
): readonly Finding[] {
  const request = part.request.payload
  const findings: Finding[] = []
  if (staple.ok) {
    const { height, headerHash } = staple.value
    const isSame = request.header.height === height && request.header.hash === headerHash
    if (!isSame) findings.push(fails('request_header_mismatch', provider))
  }
  if (keyState !== null && request.keyState !== keyState.latest) {
    findings.push(fails('request_key_state_mismatch', provider))
  }
  return findings
}

function checkLater({ provider, staple, laterStaple }: AnswerContext): readonly Finding[] {
  if (!staple.ok || !laterStaple?.ok) return []
  return laterStaple.value.height > staple.value.height ? [] : [fails('later_staple_not_later', provider)]
}
