import type { BodyOf, ownReportContract } from '@goodstanding/api'
import { type ConsentSlice, type Instant, MINUTE_MS, type Network, type ReadRefusal } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import {
  instantOf,
  type KeyState,
  STAPLE_AGE_MS_MAX,
  signedByScope,
  sliceHash,
  type VerifiedStaple,
  verifyStaple,
} from '@goodstanding/ledger'
import type { HomeConsent } from '@goodstanding/store'
import { stateOfConsent } from './state-of-consent.ts'

export type OwnReading = BodyOf<typeof ownReportContract>

/** All that an enterprise's own reading is judged from. */
export type OwnReadingView = {
  readonly now: Instant
  readonly network: Network
  readonly keys: KeyState
  readonly consent: HomeConsent
  readonly reading: OwnReading
}

const CLOCKS_APART_MS_MAX = MINUTE_MS

/** Why an own reading is not sent to anybody; null: each provider will judge it by itself. */
export function judgeOwnReport(view: OwnReadingView): ReadRefusal | null {
  return judgeConsent(view) ?? judgeStaple(view) ?? judgeRequests(view)
}

function judgeConsent({ consent, keys, network, now }: OwnReadingView): ReadRefusal | null {
  if (consent.purpose !== 'own_copy') return 'purpose_mismatch'
  const state = stateOfConsent(consent, { keys, network, now })
  if (state === 'active') return null
  const refusals = {
    revoked: 'consent_revoked',
    replaced: 'consent_superseded',
    ended: 'consent_ended',
    signers_changed: 'consent_signature_invalid',
  } as const
  return refusals[state]
}

function judgeStaple({ reading, consent, network, keys, now }: OwnReadingView): ReadRefusal | null {
  const { revocationHash, enterprise } = consent
  const staple = verifyStaple(reading.staple, { network, revocationHash, enterprise })
  if (!staple.ok || !staple.value.isWitnessed || staple.value.time > now + CLOCKS_APART_MS_MAX) return 'staple_invalid'
  if (now - staple.value.time > STAPLE_AGE_MS_MAX) return 'staple_too_old'
  if (staple.value.consent.revokedAt !== null) return 'consent_revoked'
  if (staple.value.enterprise.operation !== keys.latest) return 'key_state_stale'
  return reading.requests.every((request) => restsOn(request, staple.value, keys)) ? null : 'staple_invalid'
}

type Request = OwnReading['requests'][number]

function restsOn({ payload }: Request, staple: VerifiedStaple, keys: KeyState): boolean {
  const { header, keyState } = payload
  return header.height === staple.height && header.hash === staple.headerHash && keyState === keys.latest
}

/** One request to each slice, each for the provider of it, signed to read. */
function judgeRequests({ reading, consent, network, keys }: OwnReadingView): ReadRefusal | null {
  const { requests } = reading
  const slices = new Map(consent.slices.map((opening) => [toHex(sliceHash(opening, network)), opening.slice]))
  const asked = new Set(requests.map(({ payload }) => payload.slice))
  if (asked.size !== requests.length || asked.size !== slices.size) return 'slice_mismatch'
  const ids = new Set(requests.map(({ payload }) => payload.requestId))
  if (ids.size !== requests.length) return 'request_id_reused'
  for (const request of requests) {
    if (!isOfSlice(request, slices.get(request.payload.slice))) return 'slice_mismatch'
    if (!isOfConsent(request, consent)) return 'reader_mismatch'
    if (!signedByScope(request, keys, 'read', instantOf(request.payload.at), network))
      return 'request_signature_invalid'
  }
  return null
}

function isOfSlice({ payload }: Request, slice: ConsentSlice | undefined): boolean {
  return slice !== undefined && slice.provider === payload.provider
}

function isOfConsent({ payload }: Request, { id, enterprise, purpose }: HomeConsent): boolean {
  return payload.consent === id && payload.reader === enterprise && payload.purpose === purpose
}
