import type { Immutable } from '@goodstanding/api'
import type { LedgerReplica, Submitted } from '@goodstanding/consensus'
import type { KeyStaple, Operation, ProvenHeader, Result, Staple } from '@goodstanding/core'
import type { BuildStapleFault, EnterpriseEntry } from '@goodstanding/ledger'

/** What a member can read, and prove, of its own copy of the ledger. */
export type MemberReplica = LedgerReplica & {
  /** Resolves when the copy has every block that the sequencer had when this was called. */
  readonly catchUp: () => Promise<void>
  /** An enterprise's latest key operation, as the newest state has it. */
  readonly enterprise: (id: string) => EnterpriseEntry | undefined
  /** The newest header under a witnessed checkpoint, of at least that height. Throws `HeaderNotProven`. */
  readonly provenHeader: (atLeast?: number) => Promise<ProvenHeader>
  /** That an enterprise's keys are current, at a header of at least that height. */
  readonly keyStaple: (of: { readonly enterprise: string; readonly atLeast?: number }) => Promise<Stapled<KeyStaple>>
  /** That a consent is active and its enterprise's keys are current, at a header of at least that height. */
  readonly staple: (of: {
    readonly enterprise: string
    readonly revocationHash: string
    readonly atLeast?: number
  }) => Promise<Stapled<Staple>>
}

type Stapled<S> = Result<S, BuildStapleFault>

/** A node's way to the ledger, whoever orders it. */
export type LedgerAccess = {
  /**
   * Answers once the block with the operation is committed, or with the ledger's refusal; where this node keeps a copy,
   * it has that block by then. Throws where the sequencer cannot be asked.
   */
  readonly submit: (operation: Immutable<Operation>) => Promise<Submitted>
  /** Null at members that keep no copy: providers verify staples instead. */
  readonly replica: MemberReplica | null
  readonly isSequencer: boolean
}
