import {
  DAY_MS,
  type Instant,
  type ReadAnswer,
  type RegistrationProof,
  type Report,
  retainedUntil,
  SECOND_MS,
} from '@goodstanding/core'
import { openRecordCheckpoint } from '../checkpoints.ts'
import { type ProvenRegistration, type Proving, provenByCarried, registrationsIn } from '../registration.ts'
import { type Finding, fails, notChecked, remark } from './claim.ts'

const CARRIED_MS_MAX = 30 * DAY_MS

export type RegistrationCheck = {
  readonly findings: readonly Finding[]
  readonly proven: readonly ProvenRegistration[]
}

/** What each provider said, and when. */
type Answer = { readonly provider: string; readonly answer: ReadAnswer | null; readonly headerTime: Instant }

/**
 * `registration`: a registrar proves the enterprise to be a registered legal entity, by its own answer. What the
 * enterprise carries counts only where that registrar was asked and has not answered.
 */
export function judgeRegistration(report: Report, answers: readonly Answer[], proving: Proving): RegistrationCheck {
  if (proving.keyState === null) return { findings: [notChecked('depends_on_enterprise')], proven: [] }
  const { enterprise } = proving.keyState
  const answered = answers.flatMap(({ answer, provider }) =>
    registrationsIn(answer?.leaves ?? [], provider, enterprise, proving).map((one) => ({
      ...one,
      from: 'answer' as const,
    })),
  )
  const carried = judgeCarried(report.registration, answers, enterprise, proving, answered.length > 0)
  const proven = [...answered, ...carried.proven]
  const findings = [...carried.findings, ...standingFindings(proven)]
  const isMissing = proven.length === 0 && findings.length === 0
  return { findings: isMissing ? [fails('registration_missing')] : findings, proven }
}

function judgeCarried(
  carried: RegistrationProof | null,
  answers: readonly Answer[],
  enterprise: string,
  proving: Proving,
  isProvenOtherwise: boolean,
): RegistrationCheck {
  if (carried === null) return { findings: [], proven: [] }
  const asked = answers.find(({ provider }) => provider === carried.provider)
  if (asked === undefined) return { findings: [fails('registrar_not_asked', carried.provider)], proven: [] }
  // What a registrar says now goes before what it once said: else a withdrawn entry would live on.
  if (asked.answer !== null) {
    return { findings: [fails('registration_carried_needlessly', carried.provider)], proven: [] }
  }
  const proven = provenByCarried(carried, enterprise, proving)
  if (!proven.ok) return { findings: [fails(proven.fault)], proven: [] }
  const { asOf, until, id } = carried.registration.head
  if (proven.value.some(({ body }) => retainedUntil('registration', asOf, body) !== until)) {
    return { findings: [fails('retention_misstated', id)], proven: [] }
  }
  return { findings: ageFindings(carried, asked, proving, isProvenOtherwise), proven: proven.value }
}

/** A carried proof is at most 30 days older than the header, and even then a remark. */
function ageFindings(
  { checkpoint, provider }: RegistrationProof,
  { headerTime }: Answer,
  { network }: Proving,
  isProvenOtherwise: boolean,
): readonly Finding[] {
  const notFresh = remark('registration_not_fresh', provider)
  if (network.descriptor.witnesses.k === 0) return [notFresh, notChecked('network_without_witnesses')]
  const opened = openRecordCheckpoint(checkpoint, provider, network)
  const seconds = opened.ok ? opened.value.timeSeconds : null
  const isOld = seconds === null || headerTime - seconds * SECOND_MS > CARRIED_MS_MAX
  return isOld && !isProvenOtherwise ? [fails('registration_too_old', provider)] : [notFresh]
}

/** An entry that has ended or moved away proves where the enterprise comes from, not that it stands. */
function standingFindings(proven: readonly ProvenRegistration[]): readonly Finding[] {
  const has = (status: ProvenRegistration['body']['status']): boolean =>
    proven.some(({ body }) => body.status === status)
  if (proven.length === 0 || has('registered')) return []
  return [remark(has('in_liquidation') ? 'registration_in_liquidation' : 'registration_ended')]
}
