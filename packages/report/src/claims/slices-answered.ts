import { CORE_TYPES, findMember, type Member } from '@goodstanding/core'
import { isSignedBy, statementDigest, toHex } from '@goodstanding/crypto'
import type { ProvenRegistration } from '../registration.ts'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, remark } from './claim.ts'
import { checkRequestSignature } from './provider.ts'

/** `slices_answered`: each provider that the consent covers stands in the report: answered, refused, or silent. */
export function checkSlicesAnswered(
  context: VerificationContext,
  proven: readonly ProvenRegistration[],
): readonly Finding[] {
  const asked = new Map<string, number>()
  for (const { part } of context.answers)
    asked.set(part.request.payload.slice, (asked.get(part.request.payload.slice) ?? 0) + 1)
  const slices = context.report.consent.statement.payload.slices
  const missing = slices.filter((hash) => !asked.has(hash))
  return [
    ...missing.map((hash) => fails('slice_without_answer', context.slices.get(hash)?.slice.provider ?? hash)),
    ...[...asked].filter(([, times]) => times > 1).map(([hash]) => fails('slice_answered_twice', hash)),
    ...context.answers.flatMap((answer) => checkOutcome(answer, context)),
    ...notCovered(context, proven),
  ]
}

function checkOutcome(answer: AnswerContext, context: VerificationContext): readonly Finding[] {
  const { part, provider, slice } = answer
  if (slice === null) return [fails('answer_outside_consent', provider)]
  if (slice.provider !== provider) return [fails('slice_of_another_member', provider)]
  if (part.outcome.kind === 'answered') return []
  const signature = checkRequestSignature(answer, context)
  if (part.outcome.kind === 'silent') return [...signature, remark('silent', provider)]
  const { refusal } = part.outcome
  const member = findMember(context.network, provider)
  const digest = toHex(statementDigest(part.request.payload, context.genesis))
  const isItsOwn = refusal.payload.provider === provider && refusal.payload.request === digest
  if (!isItsOwn || member === undefined || !isSignedBy(refusal, member.statementKey, context.genesis)) {
    return [...signature, fails('refusal_invalid', provider)]
  }
  return [...signature, remark('refused', `${provider} ${refusal.payload.code}`)]
}

/** Members that may publish what public registers say where the enterprise is or was registered, and were not asked. */
function notCovered(context: VerificationContext, proven: readonly ProvenRegistration[]): readonly Finding[] {
  if (context.report.consent.statement.payload.purpose === 'own_copy') return []
  const asked = new Set([...context.slices.values()].map(({ slice }) => slice.provider))
  const jurisdictions = new Set(proven.map(({ body }) => body.jurisdiction))
  const registries = new Set(proven.flatMap(({ body }) => body.predecessors.map(({ registry }) => registry)))
  return context.network.descriptor.members
    .filter((member) => !asked.has(member.name) && hasCorePermit(member, jurisdictions, registries))
    .map((member) => remark('core_not_covered', member.name))
}

function hasCorePermit(member: Member, jurisdictions: ReadonlySet<string>, registries: ReadonlySet<string>): boolean {
  return member.permits.some(
    ({ type, jurisdiction, registry }) =>
      (CORE_TYPES as readonly string[]).includes(type) &&
      ((jurisdiction !== undefined && jurisdictions.has(jurisdiction)) ||
        (registry !== undefined && registries.has(registry))),
  )
}
