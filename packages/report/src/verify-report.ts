import type { DescriptorFault, Instant, ReadAnswer, Report } from '@goodstanding/core'
import { fromHex } from '@goodstanding/crypto'
import { openNetwork } from '@goodstanding/ledger'
import {
  ANSWER_CLAIMS,
  type AnswerClaimName,
  CLAIMS,
  type ClaimName,
  type ClaimVerdict,
  type Finding,
  fails,
  notChecked,
  verdictOf,
} from './claims/claim.ts'
import { checkConsent } from './claims/consent.ts'
import { checkConsentActive } from './claims/consent-active.ts'
import { checkEnterprise } from './claims/enterprise.ts'
import { checkHeadersWitnessed } from './claims/headers-witnessed.ts'
import { checkKeptInTime } from './claims/kept-in-time.ts'
import { checkLink } from './claims/link.ts'
import { checkLogsWitnessed } from './claims/logs-witnessed.ts'
import { checkNetwork } from './claims/network.ts'
import { checkNothingLeftOut } from './claims/nothing-left-out.ts'
import { checkProvider } from './claims/provider.ts'
import { checkPublishedInTime } from './claims/published-in-time.ts'
import { checkReceipt } from './claims/receipt.ts'
import { checkRecords } from './claims/records.ts'
import { checkRetention } from './claims/retention.ts'
import { checkSlicesAnswered } from './claims/slices-answered.ts'
import type { ProvenRegistration } from './registration.ts'
import { type AnswerContext, type VerificationContext, verificationContext } from './verification-context.ts'

export type Overall = 'verified' | 'verified_with_remarks' | 'not_verified'

/** What a verifier says of a report: one verdict for every claim, in the order of `CLAIMS`. */
export type Verification = {
  readonly overall: Overall
  readonly claims: readonly ClaimVerdict[]
  /** The registrations that the report proves; empty where none is. */
  readonly registrations: readonly ProvenRegistration[]
}

export type VerifyOptions = {
  /** Genesis hashes (hexadecimal) of the networks that the user pinned. */
  readonly trusted: readonly string[]
  /** The verifier's time; on a test network that network's. */
  readonly now: Instant
}

/** Recomputes everything that a report claims, offline. */
export function verifyReport(report: Report, { trusted, now }: VerifyOptions): Verification {
  const [descriptor] = report.network
  const network = openNetwork(descriptor)
  if (!network.ok) return unreadableNetwork(network.fault)

  const context = verificationContext(report, network.value, fromHex(network.value.genesisHash), now)
  const { findings, proven } = context.registration
  const whole: { readonly [C in WholeClaimName]: readonly Finding[] } = {
    network: checkNetwork(context, trusted),
    enterprise: checkEnterprise(context),
    registration: findings,
    consent: checkConsent(context),
    consent_active: checkConsentActive(context),
    headers_witnessed: checkHeadersWitnessed(context),
    slices_answered: checkSlicesAnswered(context),
    retention: checkRetention(context),
    kept_in_time: checkKeptInTime(context),
  }
  const claims = inOrder(
    (claim) => ({ claim, verdict: verdictOf(whole[claim]), findings: whole[claim] }),
    context.answers.flatMap((answer) => answerVerdicts(answer, context)),
  )
  return { overall: overallOf(claims), claims, registrations: proven }
}

type WholeClaimName = Exclude<ClaimName, AnswerClaimName>
type AnswerCheck = (answer: ReadAnswer, context: AnswerContext, verification: VerificationContext) => readonly Finding[]

const ANSWER_CHECKS: { readonly [C in AnswerClaimName]: AnswerCheck } = {
  provider: checkProvider,
  link: checkLink,
  records: checkRecords,
  published_in_time: checkPublishedInTime,
  logs_witnessed: checkLogsWitnessed,
  nothing_left_out: checkNothingLeftOut,
  receipt: checkReceipt,
}

function answerVerdicts(answer: AnswerContext, context: VerificationContext): readonly ClaimVerdict[] {
  const given = answer.answer
  if (given === null) return []
  return ANSWER_CLAIMS.map((claim) => {
    const findings = ANSWER_CHECKS[claim](given, answer, context)
    return { claim, provider: answer.provider, verdict: verdictOf(findings), findings }
  })
}

/** Claims about the whole first, then each answer's seven together, then what is about all answers. */
function inOrder(
  whole: (claim: WholeClaimName) => ClaimVerdict,
  answers: readonly ClaimVerdict[],
): readonly ClaimVerdict[] {
  return CLAIMS.flatMap((claim) => {
    if (!isAnswerClaim(claim)) return [whole(claim)]
    return claim === ANSWER_CLAIMS[0] ? answers : []
  })
}

function isAnswerClaim(claim: ClaimName): claim is AnswerClaimName {
  return (ANSWER_CLAIMS as readonly ClaimName[]).includes(claim)
}

function overallOf(claims: readonly ClaimVerdict[]): Overall {
  if (claims.some(({ verdict }) => verdict === 'fails')) return 'not_verified'
  return claims.every(({ verdict }) => verdict === 'holds') ? 'verified' : 'verified_with_remarks'
}

function unreadableNetwork(fault: DescriptorFault): Verification {
  const claims = inOrder((claim) => {
    const finding = claim === 'network' ? fails(fault) : notChecked('depends_on_network')
    return { claim, verdict: finding.verdict, findings: [finding] }
  }, [])
  return { overall: 'not_verified', claims, registrations: [] }
}
