import { type ConsentState, fail, type Network, ok, type Result } from '@goodstanding/core'
import { headerHash } from '../blocks/header-hash.ts'
import { applyChanges, genesisState, type Head, type LedgerState, stateRoot } from './ledger-state.ts'
import type { EnterpriseEntry, LedgerChange } from './ledger-view.ts'

/** A ledger as a store holds it. */
export type StoredLedger = {
  /** The newest header with its hash; null where there is no block. */
  readonly head: Head | null
  readonly consents: readonly { readonly revocationHash: string; readonly consent: ConsentState }[]
  readonly enterprises: readonly { readonly enterprise: string; readonly entry: EnterpriseEntry }[]
}

export type RestoreFault = 'stored_header_hash' | 'stored_state_root'

const CHANGES_AT_ONCE = 10_000

/** The state that a store holds; refused where it has not the root that the newest header says. */
export function restoreState(network: Network, stored: StoredLedger): Result<LedgerState, RestoreFault> {
  const changes: LedgerChange[] = [
    ...stored.consents.map((row) => ({ kind: 'put_consent' as const, ...row })),
    ...stored.enterprises.map((row) => ({ kind: 'put_enterprise' as const, ...row })),
  ]
  let state = genesisState(network)
  for (let start = 0; start < changes.length; start += CHANGES_AT_ONCE) {
    state = applyChanges(state, changes.slice(start, start + CHANGES_AT_ONCE))
  }
  const { head } = stored
  if (head === null) return changes.length === 0 ? ok(state) : fail('stored_state_root')
  if (headerHash(head.header, network) !== head.hash) return fail('stored_header_hash')
  if (stateRoot(state) !== head.header.stateRoot) return fail('stored_state_root')
  return ok({ ...state, head })
}
