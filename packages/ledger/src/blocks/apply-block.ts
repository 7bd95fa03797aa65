import { block, fail, type Header, type Operation, ok, type Result } from '@goodstanding/core'
import { instantOf } from '../instant-of.ts'
import { type CheckedOperation, checkOperation } from '../operations/check-operation.ts'
import type { LedgerState } from '../state/ledger-state.ts'
import { NO_HEADER } from './header-hash.ts'
import { type AppliedBlock, nextHeight, runBlock } from './run-block.ts'

export type BlockFault =
  | 'block_form'
  | 'block_height'
  | 'block_previous'
  | 'block_time'
  | 'block_descriptor'
  | 'block_operation_invalid'
  | 'block_operation_refused'
  | 'block_operations_hash'
  | 'block_state_root'

/** What a follower does: applies a block made by another, if every operation is accepted and the header is the same. */
export function applyBlock(
  state: LedgerState,
  value: unknown,
): Result<{ readonly state: LedgerState; readonly applied: AppliedBlock }, BlockFault> {
  const parsed = block.safeParse(value)
  if (!parsed.success) return fail('block_form', parsed.error.issues[0]?.path.join('.') ?? '')
  const { header, operations } = parsed.data
  const place = checkPlace(header, state)
  if (place !== null) return fail(place, `height ${header.height}`)
  const checked = checkAll(operations, state)
  if (!checked.ok) return checked

  const { state: next, applied, outcomes } = runBlock(state, checked.value, instantOf(header.time))
  for (const [index, outcome] of outcomes.entries()) {
    if (!outcome.accepted) return fail('block_operation_refused', `operations.${index}: ${outcome.refusal}`)
  }
  const own = applied.block.header
  if (own.operationsHash !== header.operationsHash) return fail('block_operations_hash', `height ${header.height}`)
  if (own.stateRoot !== header.stateRoot) return fail('block_state_root', `height ${header.height}`)
  return ok({ state: next, applied })
}

function checkPlace(header: Header, { head, network }: LedgerState): BlockFault | null {
  if (header.height !== nextHeight(head)) return 'block_height'
  if (header.previous !== (head?.hash ?? NO_HEADER)) return 'block_previous'
  if (head !== null && instantOf(header.time) < instantOf(head.header.time)) return 'block_time'
  return header.descriptor === network.descriptor.version ? null : 'block_descriptor'
}

function checkAll(
  operations: readonly Operation[],
  { network }: LedgerState,
): Result<readonly CheckedOperation[], BlockFault> {
  const checked: CheckedOperation[] = []
  for (const [index, operation] of operations.entries()) {
    const result = checkOperation(operation, network)
    if (!result.ok) return fail('block_operation_invalid', `operations.${index}: ${result.fault}`)
    checked.push(result.value)
  }
  return ok(checked)
}
