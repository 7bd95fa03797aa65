import { accept, addDays, type ConsentGrant, dateOf, refuse } from '@goodstanding/core'
import type { LedgerOutcome } from '../operations/ledger-outcome.ts'
import type { BlockContext, LedgerView } from '../state/ledger-view.ts'

/** No purpose lasts longer (`PURPOSE_LIMITS`: 13 months), so nothing that ends later can be a consent. */
export const CONSENT_DAYS_AHEAD_MAX = 400

/** `consent.grant`: a blind consent stands from this block on to the end of its last day. Each revocation hash once. */
export function grantConsent(view: LedgerView, grant: ConsentGrant, block: BlockContext): LedgerOutcome {
  const today = dateOf(block.time)
  if (view.consent(grant.revocationHash) !== undefined) return refuse('consent_exists')
  if (grant.expiresOn < today) return refuse('consent_expires_in_past')
  if (grant.expiresOn > addDays(today, CONSENT_DAYS_AHEAD_MAX)) return refuse('consent_expires_too_late')

  const { revocationHash, commitment, expiresOn } = grant
  return accept([{ kind: 'put_consent', revocationHash, consent: { commitment, expiresOn, revokedAt: null } }])
}
