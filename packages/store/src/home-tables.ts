import type { Generated } from 'kysely'

/** Tables of a home node. Keys, access roots and record bodies of enterprises are in none of them. */
export interface HomeTables {
  /** A row to lock: what is decided about one enterprise is decided one after the other. */
  home_enterprise: {
    enterprise: string
  }
  home_link: {
    /** Id of the link's head. */
    id: string
    enterprise: string
    provider: string
    subject: string
    registry: string
    number: string
    linked_from: number
    /** JSON of the opened leaf. */
    leaf: string
    ended_at: number | null
    /** By whose word; null while it is live. */
    ended_by: 'enterprise' | 'provider' | null
  }
  /** The proof that the enterprise carries from its registrar. */
  home_registration: {
    enterprise: string
    provider: string
    /** Id of the link that it stands with. */
    link: string
    status: string
    proven_at: number
    /** JSON. */
    proof: string
  }
  /** Requests of lenders. */
  home_request: {
    id: string
    enterprise: string
    lender: string
    received_at: number
    /** From then on it is no longer open. */
    open_until: number
    state: 'open' | 'granted' | 'declined'
    /** JSON. */
    request: string
  }
  home_consent: {
    id: string
    enterprise: string
    reader: string
    purpose: string
    request: string | null
    revocation_hash: string
    not_before: number
    expires: number
    /** JSON of the statement, and of the opened slices. */
    statement: string
    salt: string
    slices: string
    /** JSON of the signed ledger operation, so that it can be sent again. */
    operation: string
    /** `submitting` until the ledger has answered. */
    state: 'submitting' | 'granted'
    granted_at: number
    height: number | null
    header: string | null
    /** An own copy's that a newer one has replaced. */
    replaced_at: number | null
    revoked_at: number | null
    /** The revocation code, once it has been shown. */
    code: string | null
    /** JSON of the reader's erasure receipt. */
    erasure: string | null
  }
  /** What another member is still to be told about a consent. */
  home_message: {
    consent: string
    member: string
    kind: 'deliver' | 'end'
    due_at: number
    tries: number
    /** When it was taken, or given up for good. */
    done_at: number | null
    is_taken: boolean
  }
  /** What each provider's lists were when the enterprise looked, with the proofs, newest of each kept. */
  home_view: {
    id: Generated<number>
    enterprise: string
    provider: string
    at: number
    /** JSON of the live positions. */
    live: string
    /** JSON of the proof: lists, heads and checkpoint, no bodies. */
    evidence: string
  }
  /** How far this node has read the ledger for revocations. */
  home_cursor: {
    name: string
    height: number
  }
}
