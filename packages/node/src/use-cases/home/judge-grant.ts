import type { HomeRefusal } from '@goodstanding/api'
import {
  type ConsentStatement,
  checkConsentTerms,
  checkSliceTypes,
  DAY_MS,
  findMember,
  type Instant,
  type Network,
  PURPOSE_LIMITS,
  type RecordType,
  type Refusal,
  type SliceOpening,
} from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { instantOf, type KeyState, signedByScope, sliceHash } from '@goodstanding/ledger'
import type { HomeConsent, HomeLink, HomeRegistration, HomeRequest } from '@goodstanding/store'
import { stateOfRequest } from './inbox.ts'
import { doSignersStand } from './state-of-consent.ts'

/** All that a grant is judged from, gathered beforehand. */
export type GrantView = {
  readonly now: Instant
  readonly network: Network
  readonly enterprise: string
  readonly keys: KeyState
  readonly statement: ConsentStatement
  readonly slices: readonly SliceOpening[]
  /** The enterprise's links that have not ended. */
  readonly links: readonly HomeLink[]
  readonly registration: HomeRegistration | null
  /** Consents of the same reader and purpose that have not ended. */
  readonly unended: readonly HomeConsent[]
  /** The request that it answers; null where it answers none, undefined where there is no such request. */
  readonly request: HomeRequest | null | undefined
  readonly grantedToday: number
}

export type GrantFault = HomeRefusal | Refusal | 'too_many_requests'

/** An enterprise that grants more in a day is no longer deciding. */
export const GRANTS_A_DAY_MAX = 100
/** Providers take a carried registration for so long after its checkpoint. */
const CARRIED_MS_MAX = 30 * DAY_MS

/** The first rule that a grant breaks, in this order; null: it goes to the ledger. */
export function judgeGrant(view: GrantView): GrantFault | null {
  return (
    judgeStatement(view) ??
    judgeTerms(view) ??
    judgeSlices(view) ??
    judgeLinks(view) ??
    judgeRegistrar(view) ??
    judgeRequest(view) ??
    judgeOthers(view)
  )
}

function judgeStatement({ statement, enterprise, network, keys, now }: GrantView): GrantFault | null {
  if (statement.payload.enterprise !== enterprise) return 'enterprise_mismatch'
  const isOurs = statement.payload.network === network.genesisHash
  return isOurs && signedByScope(statement, keys, 'consent', now, network) ? null : 'consent_signature_invalid'
}

function judgeTerms({ statement, network, now }: GrantView): GrantFault | null {
  const { payload } = statement
  if (checkConsentTerms(payload) !== null) return 'consent_outside_purpose'
  if (instantOf(payload.expires) <= now) return 'consent_expires_in_past'
  const isOwn = payload.purpose === 'own_copy'
  return isOwn || findMember(network, payload.reader)?.roles.includes('lender') ? null : 'consent_reader_unknown'
}

function judgeSlices({ statement, slices, network }: GrantView): GrantFault | null {
  const { payload } = statement
  const opened = new Set(slices.map((opening) => toHex(sliceHash(opening, network))))
  const isEachOpenOnce = opened.size === slices.length && payload.slices.length === slices.length
  if (!isEachOpenOnce || !payload.slices.every((hash) => opened.has(hash))) return 'slice_mismatch'
  const providers = new Set(slices.map(({ slice }) => slice.provider))
  if (providers.size !== slices.length) return 'slice_mismatch'
  for (const { slice } of slices) {
    if (checkSliceTypes(payload.purpose, slice) !== null) return 'consent_outside_purpose'
    const permitted = permittedTypes(network, slice.provider)
    if (permitted === null) return 'provider_unknown'
    if (!slice.types.every((type) => permitted.has(type))) return 'type_not_permitted'
    const isLeftOut = PURPOSE_LIMITS[payload.purpose].always.some(
      (type) => permitted.has(type) && !slice.types.includes(type),
    )
    if (isLeftOut) return 'consent_type_left_out'
  }
  return null
}

/** Only linked subjects; and each of those where a type is always asked: a register cannot be left out. */
function judgeLinks({ statement, slices, links, network }: GrantView): GrantFault | null {
  const linked = new Set(links.map(({ provider, subject }) => `${provider} ${subject}`))
  const asked = new Set(slices.flatMap(({ slice }) => slice.subjects.map((subject) => `${slice.provider} ${subject}`)))
  if (![...asked].every((one) => linked.has(one))) return 'subject_not_linked'
  const { always } = PURPOSE_LIMITS[statement.payload.purpose]
  const isLeftOut = links.some(({ provider, subject }) => {
    const permitted = permittedTypes(network, provider)
    return always.some((type) => permitted?.has(type)) && !asked.has(`${provider} ${subject}`)
  })
  return isLeftOut ? 'consent_type_left_out' : null
}

/** The registrar of the carried registration is always asked who the enterprise is, and its proof is of these days. */
function judgeRegistrar({ slices, registration, now }: GrantView): GrantFault | null {
  if (registration === null) return 'registration_missing'
  const { provider } = registration.proof
  const { subject } = registration.proof.link.head
  const asked = slices.find(({ slice }) => slice.provider === provider)?.slice
  const isAsked = asked?.types.includes('registration') && asked.subjects.includes(subject)
  if (!isAsked) return 'registrar_not_asked'
  return now - registration.provenAt > CARRIED_MS_MAX ? 'registration_too_old' : null
}

function judgeRequest({ request, statement, enterprise, now }: GrantView): GrantFault | null {
  if (request === null) return null
  const { reader } = statement.payload
  const isOpen =
    request?.enterprise === enterprise && request.lender === reader && stateOfRequest(request, now) === 'open'
  return isOpen ? null : 'request_not_open'
}

/** One live consent of a reader and purpose. An own copy alone takes the place of the one before. */
function judgeOthers({ statement, unended, keys, network, now, grantedToday }: GrantView): GrantFault | null {
  const isOwn = statement.payload.purpose === 'own_copy'
  const isLive = (consent: HomeConsent) => doSignersStand(consent, { keys, network, now })
  if (!isOwn && unended.some(isLive)) return 'consent_still_live'
  return grantedToday >= GRANTS_A_DAY_MAX ? 'too_many_requests' : null
}

function permittedTypes(network: Network, provider: string): ReadonlySet<RecordType> | null {
  const member = findMember(network, provider)
  const isProvider = member?.roles.includes('provider') || member?.roles.includes('registrar')
  return member !== undefined && isProvider ? new Set(member.permits.map(({ type }) => type)) : null
}
