import { assert, type Instant } from '@goodstanding/core'
import { instantOf } from '../instant-of.ts'
import type { CheckedOperation } from '../operations/check-operation.ts'
import type { LedgerState } from '../state/ledger-state.ts'
import { type RunBlock, runBlock } from './run-block.ts'

/** What a sequencer does: makes the next block of the operations that are accepted, and says what became of each. */
export function buildBlock(state: LedgerState, operations: readonly CheckedOperation[], time: Instant): RunBlock {
  assert(state.head === null || time >= instantOf(state.head.header.time), 'blocks do not go back in time')
  return runBlock(state, operations, time)
}
