import type { ReadBody } from '@goodstanding/api'
import {
  type ConsentPayload,
  checkConsentTerms,
  checkSliceTypes,
  DAY_MS,
  dateOf,
  findMember,
  type Instant,
  type Member,
  MINUTE_MS,
  type Network,
  PURPOSE_LIMITS,
  type ReadRefusal,
} from '@goodstanding/core'
import { type Bytes, isSignedBy, toHex } from '@goodstanding/crypto'
import {
  consentCommitment,
  instantOf,
  type KeyState,
  STAPLE_AGE_MS_MAX,
  signedByScope,
  sliceHash,
  type VerifiedStaple,
  verifyKeyHistory,
  verifyStaple,
} from '@goodstanding/ledger'
import { provenByCarried } from '@goodstanding/report'
import type { ProviderLink, ReadsTaken } from '@goodstanding/store'
import { isFresh } from './judge-claim.ts'

/** All that a read is judged from, gathered beforehand. */
export type ReadView = {
  readonly now: Instant
  readonly network: Network
  readonly genesis: Bytes
  readonly self: Member
  /** Whose HTTP signature the request came under. */
  readonly caller: string
  readonly body: ReadBody
  /** What was answered before to this reader's request id; null: nothing. */
  readonly earlier: { readonly isSameRequest: boolean; readonly isStored: boolean } | null
  /** Whether the consent's code was shown here. */
  readonly hasEnded: boolean
  /** The live link of each subject that has one. */
  readonly links: ReadonlyMap<string, Pick<ProviderLink, 'link' | 'enterprise'>>
  /** Whether this member is the registrar of a subject of the slice. */
  readonly isRegistrar: boolean
  readonly taken: ReadsTaken
  readonly hasLaterConsent: boolean
}

/** For so long the same request is answered again with the same answer. */
export const ANSWER_STORED_MS = DAY_MS
const CLOCKS_APART_MS_MAX = MINUTE_MS

/** The first rule that a read breaks, in this order; null: it is to be answered. */
export function judgeRead(view: ReadView): ReadRefusal | null {
  const history = verifyKeyHistory(view.body.keyHistory, view.network)
  const keys = history.ok ? history.value : null
  if (requestForm(view)) return 'request_form'
  if (keys === null || keys.enterprise !== consentOf(view).enterprise) return 'key_history_invalid'
  return (
    judgeRequest(view, keys) ??
    judgeConsent(view, keys) ??
    judgeStaple(view, keys) ??
    judgeSubjects(view, keys) ??
    (view.earlier === null ? judgeReads(view) : null)
  )
}

/** What this provider itself counts, judged again under the consent's lock: at most so many reads, not too soon. */
export function judgeReads(
  view: Pick<ReadView, 'now' | 'taken' | 'hasLaterConsent'> & { readonly body: Pick<ReadBody, 'consent'> },
): ReadRefusal | null {
  const { now, taken, hasLaterConsent } = view
  const { reads, purpose } = view.body.consent.statement.payload
  if (hasLaterConsent) return 'consent_superseded'
  if (taken.reads >= reads) return 'consent_reads_exhausted'
  const apartMs = PURPOSE_LIMITS[purpose].daysBetweenReads * DAY_MS
  // Of two reads at once the later to be counted may have come first: only a rule of days says too soon.
  const isTooSoon = apartMs > 0 && taken.lastReadAt !== null && now - taken.lastReadAt < apartMs
  return isTooSoon ? 'consent_read_too_soon' : null
}

function consentOf({ body }: ReadView): ConsentPayload {
  return body.consent.statement.payload
}

function requestForm({ body, self, now }: ReadView): boolean {
  const { provider, at } = body.request.payload
  return provider !== self.name || instantOf(at) > now + CLOCKS_APART_MS_MAX
}

function judgeRequest(view: ReadView, keys: KeyState): ReadRefusal | null {
  const { body, earlier, now } = view
  const request = body.request.payload
  if (!isReader(view, keys)) return 'reader_mismatch'
  if (!isRequestSigned(view, keys)) return 'request_signature_invalid'
  if (earlier !== null && !earlier.isSameRequest) return 'request_id_reused'
  const isOver = now - instantOf(request.at) > ANSWER_STORED_MS || earlier?.isStored === false
  if (isOver && !view.hasEnded) return 'request_too_old'
  return request.purpose === consentOf(view).purpose ? null : 'purpose_mismatch'
}

/** A lender reads by itself; the enterprise's own reading is sent by the home node that its key history names. */
function isReader(view: ReadView, keys: KeyState): boolean {
  const { caller, body, network } = view
  const { reader, consent } = body.request.payload
  if (reader !== consentOf(view).reader || consent !== consentOf(view).id) return false
  if (reader.startsWith('did:')) return reader === keys.enterprise && caller === keys.home
  return reader === caller && findMember(network, reader)?.roles.includes('lender') === true
}

function isRequestSigned(view: ReadView, keys: KeyState): boolean {
  const { body, network, genesis } = view
  const { request } = body
  const { reader } = request.payload
  if (reader.startsWith('did:')) return signedByScope(request, keys, 'read', headerTime(view), network)
  const member = findMember(network, reader)
  return member !== undefined && isSignedBy(request, member.statementKey, genesis)
}

function judgeConsent(view: ReadView, keys: KeyState): ReadRefusal | null {
  const { body, network, self } = view
  const { statement, slice: opening } = body.consent
  const { payload } = statement
  // Who signed must have been a signer when it begins, and must be one still.
  const isSigned = [instantOf(payload.notBefore), headerTime(view)].every((at) =>
    signedByScope(statement, keys, 'consent', at, network),
  )
  if (payload.network !== network.genesisHash || !isSigned) return 'consent_signature_invalid'
  const hash = toHex(sliceHash(opening, network))
  const isOurs = opening.slice.provider === self.name && hash === body.request.payload.slice
  if (!isOurs || !payload.slices.includes(hash)) return 'slice_mismatch'
  if (checkConsentTerms(payload) !== null || checkSliceTypes(payload.purpose, opening.slice) !== null) {
    return 'consent_outside_purpose'
  }
  const permitted = (type: string) => self.permits.some((permit) => permit.type === type)
  if (!opening.slice.types.every(permitted)) return 'type_not_permitted'
  const asked: readonly string[] = opening.slice.types
  const isMissing = PURPOSE_LIMITS[payload.purpose].always.some((type) => permitted(type) && !asked.includes(type))
  return isMissing ? 'consent_outside_purpose' : null
}

function headerTime({ body }: ReadView): Instant {
  return instantOf(body.staple.at.header.time)
}

function judgeStaple(view: ReadView, keys: KeyState): ReadRefusal | null {
  const { body, network, now } = view
  const { revocationHash, enterprise } = consentOf(view)
  const verified = verifyStaple(body.staple, { network, revocationHash, enterprise })
  if (!verified.ok || !verified.value.isWitnessed || !isOfRequest(view, verified.value)) return 'staple_invalid'
  const staple = verified.value
  if (staple.time > now + CLOCKS_APART_MS_MAX) return 'staple_invalid'
  if (now - staple.time > STAPLE_AGE_MS_MAX) return 'staple_too_old'
  if (staple.enterprise.operation !== keys.latest || body.request.payload.keyState !== keys.latest) {
    return 'key_state_stale'
  }
  return judgeActive(view, staple)
}

/** The request rests on the staple's header; asked again, it comes with a later one beside it. */
function isOfRequest({ body, earlier }: ReadView, staple: VerifiedStaple): boolean {
  const { header } = body.request.payload
  return earlier !== null || (header.height === staple.height && header.hash === staple.headerHash)
}

function judgeActive(view: ReadView, { consent, time }: VerifiedStaple): ReadRefusal | null {
  const { body, network, now, hasEnded } = view
  const payload = consentOf(view)
  const expires = instantOf(payload.expires)
  const isThisConsent = consent.commitment === toHex(consentCommitment(payload, body.consent.salt, network))
  if (!isThisConsent || consent.expiresOn !== dateOf(expires)) return 'consent_not_active'
  if (hasEnded || consent.revokedAt !== null) return 'consent_revoked'
  if (time < instantOf(payload.notBefore)) return 'consent_not_begun'
  return Math.max(time, now) >= expires ? 'consent_ended' : null
}

function judgeSubjects(view: ReadView, keyState: KeyState): ReadRefusal | null {
  const { body, links, isRegistrar, network, genesis } = view
  const { enterprise } = consentOf(view)
  const isCarried =
    body.registration !== null &&
    isFresh(body.registration, view) &&
    provenByCarried(body.registration, enterprise, { network, genesis, keyState }).ok
  if (!isRegistrar && !isCarried) return 'registration_not_proven'
  const areLinked = body.consent.slice.slice.subjects.every((subject) => links.get(subject)?.enterprise === enterprise)
  return areLinked ? null : 'subject_not_linked'
}
