/** A member's copy of the ledger: its blocks, and the state after the newest one. */
export interface LedgerTables {
  /** Insert-only: two blocks of one height can't both be there. */
  ledger_block: {
    height: number
    hash: string
    /** JSON. */
    header: string
  }
  /** The operations of the blocks, in their order. */
  ledger_operation: {
    height: number
    place: number
    /** Hash of its payload: an operation is in the ledger once. */
    hash: string
    /** Whose key history it belongs to; null for other operations. */
    enterprise: string | null
    /** JSON, proofs included. */
    operation: string
  }
  ledger_consent: {
    revocation_hash: string
    commitment: string
    expires_on: string
    revoked_at: string | null
  }
  ledger_enterprise: {
    enterprise: string
    /** Hash of its latest key operation, and that operation's payload in JSON. */
    operation: string
    payload: string
  }
}
