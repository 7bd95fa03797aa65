/** Tables of a provider: whom its records are about, what it published, what it was asked. No customer number is here. */
export interface ProviderTables {
  /** A customer's random handle, found by a keyed hash of the provider's own number. */
  provider_subject: {
    subject: string
    customer_hash: Uint8Array
    /** Claims tried since `claim_tries_since`. */
    claim_tries: number
    claim_tries_since: number | null
  }
  /** What became of a source's row, by the keyed hash of its row key. */
  provider_row: {
    row_hash: Uint8Array
    /** The live record; null once it is withdrawn. */
    record: string | null
    /** Keyed digest of its `asOf` and body. */
    fact_digest: Uint8Array | null
  }
  /** Every record and statement of the record log that is not erased, in the order in which it was queued. */
  provider_leaf: {
    queue_id: number
    id: string
    subject: string
    listed_under: string
    type: string
    issued: number
    until: string | null
    ended_by: string | null
    /** Day on which its position leaves the index; null while that is open. */
    leaves_on: string | null
    /** Size of the slot in which its position left. */
    left_size: number | null
    /** Ended since it was sealed: it is to be sealed anew under the month in which it leaves. */
    reseal: boolean
  }
  /** What opens a leaf. `sealed` holds the salts and the body, under the key of `key_month`. */
  provider_opening: {
    id: string
    head: string
    body_commitment: Uint8Array
    key_month: string
    sealed: Uint8Array
    /** Whether `sealed` still has the body. */
    has_body: boolean
  }
  /** Where a queued entry came to stand in the record log. */
  provider_position: {
    position: number
    queue_id: number
  }
  /** A subject's and type's list as the slots from `from_size` until before `until_size` have it. */
  provider_list: {
    subject: string
    listed_under: string
    from_size: number
    until_size: number | null
    salt: Uint8Array
    /** Ascending, as a JSON array; empty where the list has gone. */
    positions: string
  }
  /** A page of the index as the slots from `from_size` until before `until_size` have it; null: no page. */
  provider_index_page: {
    page_key: string
    from_size: number
    until_size: number | null
    page: Uint8Array | null
  }
  /** Root of the index in each slot that can still be answered from. */
  provider_index_slot: {
    size: number
    root: Uint8Array
  }
  provider_claim_code: {
    code_hash: Uint8Array
    subject: string
    expires: number
    /** The link that it was used for. */
    link: string | null
  }
  provider_link: {
    link: string
    subject: string
    enterprise: string
    registry: string
    number: string
    unlinked_by: string | null
  }
  /** An id under which a link stood before it was published anew. */
  provider_link_earlier: {
    id: string
    link: string
  }
  /** A consent that was read under, by its revocation hash: the ledger has that once, an id is only its enterprise's word. */
  provider_consent: {
    consent: string
    enterprise: string
    reader: string
    purpose: string
    not_before: number
    expires: number
    revocation_hash: string
    reads: number
    last_read_at: number | null
  }
  /** One read: the request it answered and, for a day, the answer. */
  provider_read: {
    reader: string
    request_id: string
    request_digest: Uint8Array
    /** The member that sent the request. */
    caller: string
    consent: string
    revocation_hash: string
    at: number
    queue_id: number
    /** Where its entry stands in the access log. */
    position: number | null
    key_month: string
    /** The answer with what opens its access entry; null once erased. */
    sealed: Uint8Array | null
  }
  /** Revocation hashes whose code was shown to this provider. */
  provider_ended_consent: {
    revocation_hash: string
    at: number
  }
  /** How far something has gone through the record log, one row each. */
  provider_progress: {
    name: string
    size: number
  }
}
