import {
  fail,
  type Instant,
  instantOfMs,
  type Network,
  ok,
  type RegistrationProof,
  type Result,
  SECOND_MS,
} from '@goodstanding/core'
import { genesisBytes, type KeyState } from '@goodstanding/ledger'
import { openRecordCheckpoint, provenByCarried } from '@goodstanding/report'
import type { HomeRegistration } from '@goodstanding/store'

/** A registration that its registrar's log proves to be this enterprise's, with the time of that proof. */
export function checkRegistration(
  proof: RegistrationProof,
  given: { readonly enterprise: string; readonly keys: KeyState; readonly network: Network; readonly now: Instant },
): Result<HomeRegistration, 'registration_not_proven'> {
  const { enterprise, keys, network, now } = given
  const proven = provenByCarried(proof, enterprise, { network, genesis: genesisBytes(network), keyState: keys })
  const opened = openRecordCheckpoint(proof.checkpoint, proof.provider, network)
  const [first] = proven.ok ? proven.value : []
  if (first === undefined || !opened.ok) return fail('registration_not_proven')
  const { timeSeconds } = opened.value
  return ok({
    enterprise,
    proof,
    link: proof.link.head.id,
    status: first.body.status,
    provenAt: timeSeconds === null ? now : instantOfMs(timeSeconds * SECOND_MS),
  })
}

/**
 * Whether a proof takes the place of the one that is kept: the same entry proven later, or another one. An entry that
 * stands never gives way to one that has ended: an enterprise that moved carries the place where it is.
 */
export function takesPlaceOf(given: HomeRegistration, kept: HomeRegistration | null): boolean {
  if (kept === null) return true
  if (kept.link === given.link) return given.provenAt >= kept.provenAt
  return given.status === 'registered' || kept.status !== 'registered'
}
