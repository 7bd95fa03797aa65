import type { ConsentState, Instant, KeyOperation, Network } from '@goodstanding/core'

/** What a transition may look at, gathered beforehand. */
export type LedgerView = {
  /** The consent under that revocation hash. */
  consent(revocationHash: string): ConsentState | undefined
  enterprise(id: string): EnterpriseEntry | undefined
}

/** An enterprise on the ledger: its latest key operation and that operation's hash. */
export type EnterpriseEntry = { readonly operation: string; readonly payload: KeyOperation }

/** The block that an operation stands in, with the network descriptor in force. Its time is the only time there is. */
export type BlockContext = { readonly network: Network; readonly height: number; readonly time: Instant }

/** One change of the ledger's state. */
export type LedgerChange =
  | { readonly kind: 'put_consent'; readonly revocationHash: string; readonly consent: ConsentState }
  | { readonly kind: 'delete_consent'; readonly revocationHash: string }
  | { readonly kind: 'put_enterprise'; readonly enterprise: string; readonly entry: EnterpriseEntry }
