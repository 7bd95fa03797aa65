import { type ConsentSlice, checkConsentTerms, checkSliceTypes, findMember, PURPOSE_LIMITS } from '@goodstanding/core'
import { instantOf, signedByScope } from '@goodstanding/ledger'
import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/** `consent`: enough current signers, within its purpose's maxima, every slice opened, and naming this reader. */
export function checkConsent(context: VerificationContext): readonly Finding[] {
  return [...checkSigners(context), ...checkTerms(context), ...checkSlices(context), ...checkReader(context)]
}

/** The signers that it needs must still be signers at every header that the report rests on. */
function checkSigners({ keyState, report, answers, network }: VerificationContext): readonly Finding[] {
  if (keyState === null) return [notChecked('depends_on_enterprise')]
  const { statement } = report.consent
  const times = new Set([
    instantOf(statement.payload.notBefore),
    ...answers.map(({ headerTime }) => headerTime),
    ...answers.flatMap(({ laterStaple }) => (laterStaple?.ok ? [laterStaple.value.time] : [])),
  ])
  const isSigned = [...times].every((time) => signedByScope(statement, keyState, 'consent', time, network))
  return isSigned ? [] : [fails('consent_signers_missing')]
}

function checkTerms({ report, network }: VerificationContext): readonly Finding[] {
  const { payload } = report.consent.statement
  const findings: Finding[] = []
  if (payload.network !== network.genesisHash) findings.push(fails('consent_of_another_network'))
  const fault = checkConsentTerms(payload)
  if (fault !== null) findings.push(fails(fault))
  // The report must show the open disputes that a consent names; version 1 has no place for them.
  if (payload.disputes.length > 0) findings.push(fails('dispute_not_shown'))
  return findings
}

function checkSlices({ report, slices, network }: VerificationContext): readonly Finding[] {
  const { payload } = report.consent.statement
  const inConsent = new Set(payload.slices)
  const providers = new Set<string>()
  const findings: Finding[] = payload.slices
    .filter((hash) => !slices.has(hash))
    .map((hash) => fails('slice_not_opened', hash))
  for (const [hash, { slice }] of slices) {
    if (!inConsent.has(hash)) findings.push(fails('slice_not_in_consent', hash))
    if (providers.has(slice.provider)) findings.push(fails('slice_twice', slice.provider))
    providers.add(slice.provider)
    const fault = checkSliceTypes(payload.purpose, slice)
    if (fault !== null) findings.push(fails(fault, slice.provider))
    findings.push(...checkTypesOfMember(slice, PURPOSE_LIMITS[payload.purpose].always, network))
  }
  return findings
}

/** A type is asked of permitted members only; and the core set always of those that are. */
function checkTypesOfMember(
  slice: ConsentSlice,
  always: readonly string[],
  network: VerificationContext['network'],
): readonly Finding[] {
  const member = findMember(network, slice.provider)
  if (member === undefined) return [fails('slice_of_unknown_member', slice.provider)]
  const permitted = new Set<string>(member.permits.map((permit) => permit.type))
  const asked = new Set<string>(slice.types)
  return [
    ...slice.types
      .filter((type) => !permitted.has(type))
      .map((type) => fails('slice_type_not_permitted', `${slice.provider} ${type}`)),
    ...always
      .filter((type) => permitted.has(type) && !asked.has(type))
      .map((type) => fails('consent_type_missing', `${slice.provider} ${type}`)),
  ]
}

function checkReader({ report, answers, network }: VerificationContext): readonly Finding[] {
  const { reader, id, purpose } = report.consent.statement.payload
  const findings: Finding[] = []
  if (!reader.startsWith('did:') && !findMember(network, reader)?.roles.includes('lender')) {
    findings.push(fails('reader_not_a_lender', reader))
  }
  for (const { provider, part } of answers) {
    const request = part.request.payload
    if (request.reader !== reader) findings.push(fails('reader_mismatch', provider))
    if (request.consent !== id || request.purpose !== purpose)
      findings.push(fails('request_of_another_consent', provider))
  }
  return findings
}
