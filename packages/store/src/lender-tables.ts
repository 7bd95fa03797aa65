/** Tables of a lender: what it asked for, was given, read and erased. What it read is sealed under a key for each consent. */
export interface LenderTables {
  lender_request: {
    id: string
    enterprise: string
    purpose: string
    /** The home node that it was sent to. */
    home: string
    /** The request as it was sent, JSON. */
    request: string
    asked_at: number
    state: string
    /** The consent that answered it. */
    consent: string | null
  }
  lender_consent: {
    consent: string
    enterprise: string
    purpose: string
    request: string | null
    revocation_hash: string
    not_before: number
    expires: number
    keep_until: number
    reads: number
    received_at: number
    /** When its code was shown, or the ledger showed it revoked, or a later consent took its place. */
    ended_at: number | null
    end_code: string | null
    /** Statement, salt, opened slices and registration. */
    sealed: Uint8Array
  }
  lender_report: {
    report: string
    consent: string
    enterprise: string
    begun_at: number
    /** `reading` until each provider has an outcome; `provisional` while a receipt is missing; then `done`. */
    state: string
    /** Whether it counts as a read of the consent: not where no provider has answered. */
    counts: boolean
    assembled_at: number | null
    overall: string | null
    /** Each provider with its outcome and code, JSON; nothing that it said. */
    answers: string | null
    /** Key history and registration. */
    sealed: Uint8Array
  }
  /** One provider's part of a report. */
  lender_read: {
    report: string
    provider: string
    request_id: string
    /** The signed request with its staple, as sent. */
    asked: Uint8Array
    /** The later staple and the outcome; null until there is one. */
    answer: Uint8Array | null
    /** Another try under way. */
    next_request_id: string | null
    next_asked: Uint8Array | null
  }
  lender_erasure: {
    consent: string
    enterprise: string
    /** The signed receipt, JSON. */
    receipt: string
    erased_at: number
    tries: number
    /** When it is sent again; null once the enterprise's home node has it, or it was tried for too long. */
    next_try_at: number | null
    delivered_at: number | null
  }
}
