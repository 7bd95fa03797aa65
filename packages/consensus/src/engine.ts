import type { Block, LedgerRefusal } from '@goodstanding/core'
import type { Head, LedgerState } from '@goodstanding/ledger'

/** What became of an operation: the block that it stands in, or the rule that it breaks. */
export type Submitted =
  | { readonly accepted: true; readonly height: number; readonly header: string }
  | { readonly accepted: false; readonly refusal: LedgerRefusal }

/** A copy of the ledger, as an engine and a follower have it. */
export interface LedgerReplica {
  /** Null before the first block; an open engine has one. */
  head(): Head | null
  /** The state after the newest committed block, or after that height if it is one of the last `STATES_KEPT`. */
  state(height?: number): LedgerState | undefined
  /** Committed blocks from a height on, oldest first. */
  blocks(from: number, limit: number): Promise<readonly Block[]>
}

/** Who orders operations. Every engine passes the same contract test (`tests/engine-contract.ts`). */
export interface Engine extends LedgerReplica {
  /**
   * Answers once the block with the operation is committed, or with its refusal. The same operation (by the hash of its
   * payload) submitted again gets the answer that it first got accepted with. Throws `EngineBusy` when too many wait,
   * and an error when the operation could not be committed: it may be submitted again.
   */
  submit(operation: unknown): Promise<Submitted>
  /** Commits what waits, and stops. */
  close(): Promise<void>
}

/** So many operations wait that no more are taken; nothing was done. */
export class EngineBusy extends Error {
  override readonly name = 'EngineBusy'
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super('too many operations wait for a block')
    this.retryAfterMs = retryAfterMs
  }
}

/** The engine was closed, or is closing. */
export class EngineClosed extends Error {
  override readonly name = 'EngineClosed'

  constructor() {
    super('the engine is closed')
  }
}
