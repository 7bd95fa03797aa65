import { dateOf } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { consentCommitment, instantOf, type VerifiedStaple } from '@goodstanding/ledger'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails } from './claim.ts'

/** `consent_active`: at each answer's header the ledger held this consent, unrevoked, and the enterprise's keys as shown. */
export function checkConsentActive(context: VerificationContext): readonly Finding[] {
  return context.answers.flatMap((answer) => {
    if (answer.staple === null) return [fails(answer.stapleFault ?? 'staple_invalid', answer.provider)]
    const findings = [...checkStaple(answer.staple, answer, context), ...checkRequest(answer.staple, answer, context)]
    if (answer.part.laterStaple === null) return findings
    if (answer.laterStaple === null)
      return [...findings, fails(answer.laterStapleFault ?? 'staple_invalid', answer.provider)]
    return [...findings, ...checkStaple(answer.laterStaple, answer, context)]
  })
}

function checkStaple(
  staple: VerifiedStaple,
  { provider }: AnswerContext,
  context: VerificationContext,
): readonly Finding[] {
  const { statement, salt } = context.report.consent
  const { payload } = statement
  const findings: Finding[] = []
  if (staple.consent.commitment !== toHex(consentCommitment(payload, salt, context.network))) {
    findings.push(fails('consent_commitment_mismatch', provider))
  }
  if (staple.consent.expiresOn !== dateOf(instantOf(payload.expires)))
    findings.push(fails('consent_expiry_mismatch', provider))
  if (staple.consent.revokedAt !== null) findings.push(fails('consent_revoked', provider))
  if (staple.time < instantOf(payload.notBefore)) findings.push(fails('consent_not_begun', provider))
  if (staple.time >= instantOf(payload.expires)) findings.push(fails('consent_ended', provider))
  if (context.keyState !== null && staple.enterprise.operation !== context.keyState.latest) {
    findings.push(fails('key_state_not_current', provider))
  }
  return findings
}

function checkRequest(
  staple: VerifiedStaple,
  { provider, part }: AnswerContext,
  context: VerificationContext,
): readonly Finding[] {
  const request = part.request.payload
  const findings: Finding[] = []
  if (request.header.height !== staple.height || request.header.hash !== staple.headerHash) {
    findings.push(fails('request_header_mismatch', provider))
  }
  if (context.keyState !== null && request.keyState !== context.keyState.latest) {
    findings.push(fails('request_key_state_mismatch', provider))
  }
  return findings
}
