import { accept, type ConsentRevoke, endOfDay, formatInstant, refuse } from '@goodstanding/core'
import { revocationHash } from '../consents/revocation-hash.ts'
import type { LedgerOutcome } from '../operations/ledger-outcome.ts'
import type { BlockContext, LedgerView } from '../state/ledger-view.ts'

/** `consent.revoke`: ends a consent now, in this block, for good. Whoever holds its code may do so, and only once. */
export function revokeConsent(view: LedgerView, operation: ConsentRevoke, block: BlockContext): LedgerOutcome {
  const hash = revocationHash(operation.code, block.network)
  const consent = view.consent(hash)
  if (consent === undefined) return refuse('consent_not_found')
  if (consent.revokedAt !== null) return refuse('consent_already_revoked')
  if (endOfDay(consent.expiresOn) <= block.time) return refuse('consent_expired')

  const revoked = { ...consent, revokedAt: formatInstant(block.time) }
  return accept([{ kind: 'put_consent', revocationHash: hash, consent: revoked }])
}
