import { type Block, formatInstant, type Header, type Instant } from '@goodstanding/core'
import { applyOperation } from '../operations/apply-operation.ts'
import type { CheckedOperation } from '../operations/check-operation.ts'
import type { LedgerOutcome } from '../operations/ledger-outcome.ts'
import { operationHash } from '../operations/operation-hash.ts'
import { expiredConsents } from '../state/expired-consents.ts'
import { applyChanges, type Head, type LedgerState, ledgerView, stateRoot } from '../state/ledger-state.ts'
import type { BlockContext, LedgerChange } from '../state/ledger-view.ts'
import { headerHash, NO_HEADER } from './header-hash.ts'
import { operationsHash } from './operations-hash.ts'

/** A block with all that came of it: what a store writes in one transaction. */
export type AppliedBlock = {
  readonly block: Block
  /** The header's hash. */
  readonly hash: string
  /** Hashes of the operations, in their order. */
  readonly operationHashes: readonly string[]
  /** In the order in which they were made; of two for one key the later one counts. */
  readonly changes: readonly LedgerChange[]
}

/** The next state, its block, and what became of each operation that was offered. */
export type RunBlock = {
  readonly state: LedgerState
  readonly applied: AppliedBlock
  readonly outcomes: readonly LedgerOutcome[]
}

/** Height of the block that comes next. */
export function nextHeight(head: Head | null): number {
  return head === null ? 0 : head.header.height + 1
}

/** The next block from the offered operations, in their order, with those that are accepted in it. */
export function runBlock(state: LedgerState, operations: readonly CheckedOperation[], time: Instant): RunBlock {
  const { network, head } = state
  const context: BlockContext = { network, height: nextHeight(head), time }
  const changes: LedgerChange[] = [...expiredConsents(state, context)]
  let next = applyChanges(state, changes)
  const outcomes = operations.map((operation) => {
    const outcome = applyOperation(ledgerView(next), operation, context)
    if (outcome.accepted) {
      next = applyChanges(next, outcome.changes)
      changes.push(...outcome.changes)
    }
    return outcome
  })

  const accepted = operations.filter((_, index) => outcomes[index]?.accepted === true)
  const header: Header = {
    kind: 'header',
    height: context.height,
    time: formatInstant(time),
    previous: head?.hash ?? NO_HEADER,
    operationsHash: operationsHash(accepted, network),
    stateRoot: stateRoot(next),
    descriptor: network.descriptor.version,
  }
  const hash = headerHash(header, network)
  const operationHashes = accepted.map(({ payload }) => operationHash(payload, network))
  return {
    state: { ...next, head: { header, hash } },
    applied: { block: { header, operations: accepted }, hash, operationHashes, changes },
    outcomes,
  }
}
