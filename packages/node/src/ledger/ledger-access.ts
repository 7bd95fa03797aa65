import type { Engine, Submitted } from '@goodstanding/consensus'
import type { Operation } from '@goodstanding/core'

/** What a member can read of its own copy of the ledger. */
export type LedgerReplica = Pick<Engine, 'head' | 'state' | 'blocks'> & {
  /** Resolves when the copy has every block that the sequencer had when this was called. */
  readonly catchUp: () => Promise<void>
}

/** A node's way to the ledger, whoever orders it. */
export type LedgerAccess = {
  /**
   * Answers once the block with the operation is committed, or with the ledger's refusal; where this node keeps a copy,
   * it has that block by then. Throws where the sequencer cannot be asked.
   */
  readonly submit: (operation: Operation) => Promise<Submitted>
  /** Null at members that keep no copy: providers verify staples instead. */
  readonly replica: LedgerReplica | null
  readonly isSequencer: boolean
}
