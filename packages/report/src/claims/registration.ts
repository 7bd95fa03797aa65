import { DAY_MS } from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import { openRecordCheckpoint } from '../checkpoints.ts'
import { type ProvenRegistration, provenByCarried, registrationsIn } from '../registration.ts'
import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails, remark } from './claim.ts'

const FRESH_MS_MAX = 30 * DAY_MS

export type RegistrationCheck = {
  readonly findings: readonly Finding[]
  readonly proven: readonly ProvenRegistration[]
}

/** `registration`: a registrar proves the enterprise to be a registered legal entity; best by its own answer. */
export function checkRegistration(context: VerificationContext): RegistrationCheck {
  const { enterprise } = context.report.consent.statement.payload
  const answered = context.answers.flatMap(({ answer, provider }) =>
    answer === null
      ? []
      : registrationsIn(answer.leaves, provider, enterprise, context).map((one) => ({
          ...one,
          from: 'answer' as const,
        })),
  )
  if (answered.length > 0) return { findings: statusFindings(answered), proven: answered }

  const { registration } = context.report
  if (registration === null) return { findings: [fails('registration_missing')], proven: [] }
  const carried = provenByCarried(registration, enterprise, context)
  if (!carried.ok) return { findings: [fails(carried.fault)], proven: [] }
  return { findings: [...ageFindings(context), ...statusFindings(carried.value)], proven: carried.value }
}

/** An entry that has ended or moved away proves where the enterprise comes from, not that it stands. */
function statusFindings(proven: readonly ProvenRegistration[]): readonly Finding[] {
  const standing = proven.some(({ body }) => body.status === 'registered')
  if (standing) return []
  const isWindingUp = proven.some(({ body }) => body.status === 'in_liquidation')
  return [isWindingUp ? remark('registration_in_liquidation') : remark('registration_ended')]
}

/** A carried proof is at most 30 days older than the header of each answer, and even then a remark. */
function ageFindings({ report, network, answers }: VerificationContext): readonly Finding[] {
  if (report.registration === null) return []
  const opened = openRecordCheckpoint(report.registration.checkpoint, report.registration.provider, network)
  const seconds = opened.ok ? opened.value.timeSeconds : null
  const latest = Math.max(
    ...answers.map(({ headerTime }) => headerTime),
    instantOf(report.consent.statement.payload.notBefore),
  )
  const isOld = seconds !== null && latest - seconds * 1_000 > FRESH_MS_MAX
  return [isOld ? fails('registration_too_old') : remark('registration_not_fresh')]
}
