import {
  CORE_TYPES,
  findMember,
  findRegister,
  type Member,
  PURPOSE_LIMITS,
  parentJurisdiction,
} from '@goodstanding/core'
import { isSignedBy, statementDigest, toHex } from '@goodstanding/crypto'
import type { ProvenRegistration } from '../registration.ts'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, remark } from './claim.ts'
import { checkRequestSignature } from './provider.ts'

/** `slices_answered`: each provider that the consent covers stands in the report: answered, refused, or silent. */
export function checkSlicesAnswered(context: VerificationContext): readonly Finding[] {
  const { answers, report, slices } = context
  const asked = Map.groupBy(answers, ({ part }) => part.request.payload.slice)
  const missing = report.consent.statement.payload.slices.filter((hash) => !asked.has(hash))
  const twice = [...asked].filter(([, parts]) => parts.length > 1)
  return [
    ...missing.map((hash) => fails('slice_without_answer', slices.get(hash)?.slice.provider ?? hash)),
    ...twice.map(([hash]) => fails('slice_answered_twice', slices.get(hash)?.slice.provider ?? hash)),
    ...answers.flatMap((answer) => checkOutcome(answer, context)),
    ...notCovered(context),
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
function notCovered({ slices, network, report, registration }: VerificationContext): readonly Finding[] {
  const asked = new Set([...slices.values()].map(({ slice }) => slice.provider))
  const { types } = PURPOSE_LIMITS[report.consent.statement.payload.purpose]
  const core = new Set<string>(CORE_TYPES.filter((type) => types.includes(type)))
  const places = placesOf(registration.proven)
  const mayPublish = ({ permits }: Member): boolean =>
    permits.some(({ type, jurisdiction }) => core.has(type) && jurisdiction !== undefined && places.has(jurisdiction))
  return network.descriptor.members
    .filter((member) => !asked.has(member.name) && mayPublish(member))
    .map(({ name }) => remark('core_not_covered', name))
}

/** Jurisdictions of the registrations and of their predecessors' registers, and the countries that they lie in. */
export function placesOf(proven: readonly ProvenRegistration[]): ReadonlySet<string> {
  const registered = proven.flatMap(({ body }) => [
    body.jurisdiction,
    ...body.predecessors.flatMap(({ registry }) => findRegister(registry)?.jurisdictions ?? []),
  ])
  return new Set(registered.flatMap((place) => [place, parentJurisdiction(place) ?? place]))
}
