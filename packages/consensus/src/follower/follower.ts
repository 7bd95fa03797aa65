import type { Network } from '@goodstanding/core'
import type { LedgerReplica } from '../engine.ts'
import type { LedgerStorage } from '../ledger-storage.ts'

export type FollowerOptions<Tx> = {
  readonly network: Network
  readonly storage: LedgerStorage<Tx>
  /** Blocks from a height on, oldest first, as whoever has them gives them; each is verified. */
  readonly fetchBlocks: (from: number, limit: number) => Promise<readonly unknown[]>
}

/** A copy of the ledger that trusts nobody: it applies each block by itself, and has the same headers or stops. */
export interface Follower extends LedgerReplica {
  /**
   * Resolves when the copy has every block that the source had when this was called. Throws `LedgerDiverged`, from then
   * on always, when the source shows another chain; what else fails may be tried again.
   */
  catchUp(): Promise<void>
}
