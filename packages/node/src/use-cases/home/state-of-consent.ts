import type { ConsentOverview } from '@goodstanding/api'
import type { Instant, Network } from '@goodstanding/core'
import { type KeyState, signedByScope } from '@goodstanding/ledger'
import type { HomeConsent } from '@goodstanding/store'

/** By which a consent's state is judged. */
export type Judging = { readonly keys: KeyState; readonly network: Network; readonly now: Instant }

/** What a consent is now. Revoked is final; what has ended by itself or lost its signers is over too. */
export function stateOfConsent(
  consent: Pick<HomeConsent, 'statement' | 'expires' | 'revokedAt' | 'replacedAt'>,
  judging: Judging,
): ConsentOverview['state'] {
  if (consent.revokedAt !== null) return 'revoked'
  if (consent.replacedAt !== null) return 'replaced'
  if (consent.expires <= judging.now) return 'ended'
  return doSignersStand(consent, judging) ? 'active' : 'signers_changed'
}

/** Whether enough of those who signed it may still sign consents. */
export function doSignersStand(
  { statement }: Pick<HomeConsent, 'statement'>,
  { keys, network, now }: Judging,
): boolean {
  return signedByScope(statement, keys, 'consent', now, network)
}
