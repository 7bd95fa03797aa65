/** What this member's witness cosigned. */
export interface WitnessTables {
  /** One row a log: its newest cosigned checkpoint. The row is locked from the size check until it is changed. */
  witness_head: {
    origin: string
    size: number
    root: Uint8Array
    note: string
    /** Null in a row that was made only to be locked: nothing was cosigned yet. */
    cosigned_at: number | null
  }
}
