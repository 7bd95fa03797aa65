import {
  type Body,
  type ClaimRefusal,
  DAY_MS,
  fail,
  HOUR_MS,
  hasLegalPersonality,
  type Instant,
  type KeyHistory,
  type KeyStaple,
  type LinkPayload,
  type LinkStatement,
  type Member,
  MINUTE_MS,
  type Network,
  ok,
  type RegistrationProof,
  type Result,
  SECOND_MS,
} from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import {
  instantOf,
  type KeyState,
  STAPLE_AGE_MS_MAX,
  signedByScope,
  verifyKeyHistory,
  verifyKeyStaple,
} from '@goodstanding/ledger'
import { openRecordCheckpoint, provenByCarried } from '@goodstanding/report'

/** All that a claim is judged from. */
export type ClaimView = {
  readonly now: Instant
  readonly network: Network
  readonly genesis: Bytes
  readonly self: Member
  /** Of which subject the code is. */
  readonly subject: string
  readonly link: LinkStatement
  readonly keyHistory: KeyHistory
  readonly keyStaple: KeyStaple
  readonly registration: RegistrationProof | null
  /** The entry that this member itself publishes of the subject, as a registrar. */
  readonly ownRegistration: Body<'registration'> | null
  /** Whether the subject, or at its registrar the entry, has a live link. */
  readonly isLinked: boolean
}

const CLOCKS_APART_MS_MAX = MINUTE_MS
/** The enterprise signs, then its home node sends: no more than this lies between. */
const SIGNED_BEFORE_MS_MAX = HOUR_MS
const CARRIED_MS_MAX = 30 * DAY_MS

/** Why a claim with a good code is refused, checked in this order; null: it is accepted. */
export function judgeClaim(view: ClaimView): ClaimRefusal | null {
  const { link, self, subject, now, network } = view
  const { payload } = link
  if (payload.provider !== self.name || payload.subject !== subject) return 'claim_signature_invalid'
  const keys = currentKeys(payload, view)
  if (!keys.ok) return keys.fault
  const from = instantOf(payload.from)
  const isTimely = from >= now - SIGNED_BEFORE_MS_MAX && from <= now + CLOCKS_APART_MS_MAX
  if (!isTimely || !signedByScope(link, keys.value, 'claim', from, network)) return 'claim_signature_invalid'
  return judgeRegistration(view, keys.value) ?? (view.isLinked ? 'entry_already_linked' : null)
}

/** The keys of a history that the ledger holds as the latest, shown by a staple of two minutes at most. */
export function currentKeys(
  { enterprise, keyState }: { readonly enterprise: string; readonly keyState: string },
  { keyHistory, keyStaple, network, now }: Pick<ClaimView, 'keyHistory' | 'keyStaple' | 'network' | 'now'>,
): Result<KeyState, ClaimRefusal> {
  const history = verifyKeyHistory(keyHistory, network)
  if (!history.ok || history.value.enterprise !== enterprise) return fail('claim_signature_invalid')
  const staple = verifyKeyStaple(keyStaple, { network, enterprise })
  if (!staple.ok || !staple.value.isWitnessed) return fail('claim_key_state_stale')
  const age = now - staple.value.time
  if (age > STAPLE_AGE_MS_MAX || age < -CLOCKS_APART_MS_MAX) return fail('claim_key_state_stale')
  const { latest } = history.value
  if (staple.value.enterprise.operation !== latest || keyState !== latest) return fail('claim_key_state_stale')
  return ok(history.value)
}

/**
 * First the registrar, whose link is of the entry itself; no other claim without an entry that one has proven to be this
 * enterprise's.
 */
function judgeRegistration(view: ClaimView, keyState: KeyState): ClaimRefusal | null {
  const { ownRegistration, registration } = view
  const { payload } = view.link
  if (ownRegistration !== null) return judgeEntry(payload, { ...ownRegistration, predecessors: [] })
  if (registration === null) return 'registration_missing'
  const shown = shownForm(registration)
  if (shown !== null && !hasLegalPersonality(shown.legalForm, shown.jurisdiction))
    return 'legal_form_without_personality'
  if (!isFresh(registration, view)) return 'registration_not_proven'
  const proving = { network: view.network, genesis: view.genesis, keyState }
  const proven = provenByCarried(registration, payload.enterprise, proving)
  if (!proven.ok) return 'registration_not_proven'
  const refusals = proven.value.map(({ body }) => judgeEntry(payload, body))
  return refusals.includes(null) ? null : (refusals[0] ?? 'registration_not_proven')
}

/** The link names the shown entry or one that it came from: nobody wears another's history. */
function judgeEntry({ registration }: LinkPayload, body: Body<'registration'>): ClaimRefusal | null {
  if (!hasLegalPersonality(body.legalForm, body.jurisdiction)) return 'legal_form_without_personality'
  const entries = [{ registry: body.registry, number: body.number }, ...body.predecessors]
  const isAmong = entries.some(
    ({ registry, number }) => registry === registration.registry && number === registration.number,
  )
  return isAmong ? null : 'claim_registration_mismatch'
}

/** What a carried entry says of its form, before it is proven: a form that is not listed is told apart. */
function shownForm({
  registration,
}: RegistrationProof): { readonly legalForm: string; readonly jurisdiction: string } | null {
  const { legalForm, jurisdiction } = registration.opened?.body ?? {}
  return typeof legalForm === 'string' && typeof jurisdiction === 'string' ? { legalForm, jurisdiction } : null
}

/** A carried proof counts for thirty days after its checkpoint. Without witnesses it has no time. */
export function isFresh(
  { checkpoint, provider }: RegistrationProof,
  { network, now }: { readonly network: Network; readonly now: Instant },
): boolean {
  const opened = openRecordCheckpoint(checkpoint, provider, network)
  if (!opened.ok || !opened.value.isWitnessed) return false
  const { timeSeconds } = opened.value
  return timeSeconds === null || now - timeSeconds * SECOND_MS <= CARRIED_MS_MAX
}
