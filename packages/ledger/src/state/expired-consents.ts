import { addDays, dateOf } from '@goodstanding/core'
import { instantOf } from '../instant-of.ts'
import { trieKeys } from './hash-trie.ts'
import type { LedgerState } from './ledger-state.ts'
import type { BlockContext, LedgerChange } from './ledger-view.ts'

/** For so long after its last day a consent, revoked or not, can still be shown to have been what it was. */
export const CONSENT_KEPT_DAYS = 90

/**
 * What the first block of a day deletes before its operations: consents whose last day lies more than 90 days back, by
 * that day and then by their hash.
 */
export function expiredConsents(state: LedgerState, block: BlockContext): readonly LedgerChange[] {
  const today = dateOf(block.time)
  if (state.head !== null && dateOf(instantOf(state.head.header.time)) === today) return []
  const lastKept = addDays(today, -CONSENT_KEPT_DAYS)
  return [...state.consentDays]
    .filter(([day]) => day < lastKept)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, hashes]) => trieKeys(hashes))
    .map((revocationHash) => ({ kind: 'delete_consent', revocationHash }))
}
