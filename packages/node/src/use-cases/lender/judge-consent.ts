import type { GrantedConsent, ProblemCode } from '@goodstanding/api'
import {
  type ConsentState,
  checkConsentTerms,
  checkSliceTypes,
  DAY_MS,
  dateOf,
  findMember,
  type Instant,
  type Member,
  type Network,
  PURPOSE_LIMITS,
  type SliceOpening,
} from '@goodstanding/core'
import { fromHex, toHex } from '@goodstanding/crypto'
import {
  consentCommitment,
  instantOf,
  type KeyState,
  signedByScope,
  sliceHash,
  verifyKeyHistory,
} from '@goodstanding/ledger'
import { openRecordCheckpoint, provenByCarried } from '@goodstanding/report'

/** What a consent that was handed over is judged against. */
export type ConsentGround = {
  readonly network: Network
  readonly self: Member
  readonly now: Instant
  /** By the own copy of the ledger: what stands under the revocation hash, and the enterprise's latest key operation. */
  readonly ledger: { readonly consent: ConsentState | undefined; readonly operation: string | undefined }
  /** The request that it says it answers, where this lender made it. */
  readonly request: { readonly enterprise: string; readonly purpose: string } | null
}

type Judged = ConsentGround & { readonly keys: KeyState }
type Check = (given: GrantedConsent, ground: Judged) => ProblemCode | null

const CARRIED_MS_MAX = 30 * DAY_MS

/** Why a consent is not taken: the first rule that it breaks, in this order; null where all of it holds. */
export function judgeConsent(given: GrantedConsent, ground: ConsentGround): ProblemCode | null {
  const { payload } = given.statement
  if (payload.network !== ground.network.genesisHash) return 'consent_of_another_network'
  if (payload.reader !== ground.self.name) return 'reader_mismatch'
  const keys = verifyKeyHistory(given.keyHistory, ground.network)
  if (!keys.ok || keys.value.enterprise !== payload.enterprise) return 'key_history_invalid'
  for (const check of CHECKS) {
    const code = check(given, { ...ground, keys: keys.value })
    if (code !== null) return code
  }
  return null
}

const CHECKS: readonly Check[] = [
  checkKeys,
  checkTerms,
  checkEnds,
  checkHashes,
  checkSlices,
  checkLedger,
  checkRegistration,
  checkRequest,
]

function checkKeys({ statement }: GrantedConsent, { keys, ledger, now, network }: Judged): ProblemCode | null {
  if (ledger.operation !== keys.latest) return 'key_state_stale'
  return signedByScope(statement, keys, 'consent', now, network) ? null : 'consent_signature_invalid'
}

function checkTerms({ statement }: GrantedConsent): ProblemCode | null {
  return checkConsentTerms(statement.payload) === null ? null : 'consent_outside_purpose'
}

function checkEnds({ statement }: GrantedConsent, { now }: Judged): ProblemCode | null {
  const { expires, keepUntil } = statement.payload
  const isKept = keepUntil !== null && instantOf(keepUntil) > now
  return instantOf(expires) > now && isKept ? null : 'consent_ended'
}

/** Every hash of the consent is opened by exactly one slice, and each slice is for another provider. */
function checkHashes({ statement, slices }: GrantedConsent, { network }: Judged): ProblemCode | null {
  const opened = slices.map((opening) => toHex(sliceHash(opening, network))).sort()
  const named = statement.payload.slices
  const isOpen = opened.length === named.length && opened.every((hash, i) => hash === named[i])
  const providers = new Set(slices.map(({ slice }) => slice.provider))
  return isOpen && providers.size === slices.length ? null : 'slice_mismatch'
}

/** Each slice asks a member for what it may publish and the purpose allows, and always for the core set. */
function checkSlices({ statement, slices }: GrantedConsent, { network }: Judged): ProblemCode | null {
  const { purpose } = statement.payload
  for (const { slice } of slices) {
    const code = checkSlice(slice, purpose, network)
    if (code !== null) return code
  }
  return null
}

function checkSlice(
  slice: SliceOpening['slice'],
  purpose: GrantedConsent['statement']['payload']['purpose'],
  network: Network,
): ProblemCode | null {
  const member = findMember(network, slice.provider)
  if (member === undefined) return 'provider_unknown'
  const permitted = new Set(member.permits.map(({ type }) => type))
  if (checkSliceTypes(purpose, slice) !== null) return 'consent_outside_purpose'
  if (!slice.types.every((type) => permitted.has(type))) return 'type_not_permitted'
  const missing = PURPOSE_LIMITS[purpose].always.some((type) => permitted.has(type) && !slice.types.includes(type))
  return missing ? 'consent_type_left_out' : null
}

/** The ledger holds this very consent, with its own end, and nobody has shown its code. */
function checkLedger({ statement, salt }: GrantedConsent, { ledger, network }: Judged): ProblemCode | null {
  const { payload } = statement
  const { consent } = ledger
  if (consent === undefined) return 'consent_not_active'
  const isThis =
    consent.commitment === toHex(consentCommitment(payload, salt, network)) &&
    consent.expiresOn === dateOf(instantOf(payload.expires))
  if (!isThis) return 'consent_not_active'
  return consent.revokedAt === null ? null : 'consent_revoked'
}

/** Its registrar proves it to be a registered legal entity, lately, and is among those to be asked. */
function checkRegistration(
  { statement, registration, slices }: GrantedConsent,
  { network, keys, now }: Judged,
): ProblemCode | null {
  const proving = { network, genesis: fromHex(network.genesisHash), keyState: keys }
  if (!provenByCarried(registration, statement.payload.enterprise, proving).ok) return 'registration_not_proven'
  const opened = openRecordCheckpoint(registration.checkpoint, registration.provider, network)
  const seconds = opened.ok ? opened.value.timeSeconds : null
  if (seconds !== null && now - seconds * 1_000 > CARRIED_MS_MAX) return 'registration_too_old'
  return slices.some(({ slice }) => slice.provider === registration.provider) ? null : 'registrar_not_asked'
}

function checkRequest({ statement }: GrantedConsent, { request }: Judged): ProblemCode | null {
  if (request === null) return null
  const { enterprise, purpose } = statement.payload
  return request.enterprise === enterprise && request.purpose === purpose ? null : 'request_mismatch'
}
