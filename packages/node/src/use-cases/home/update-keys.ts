import type { OperationReceipt } from '@goodstanding/api'
import { fail, type KeyHistory, type LedgerRefusal, ok, type Result } from '@goodstanding/core'
import type { NodeContext } from '../../node-context.ts'
import { redeliverConsents } from './redeliver-consents.ts'

/**
 * Puts a key update on the ledger. From the answer on the old keys are no longer let in here; readers of consents that
 * still stand are handed the new key history.
 */
export async function updateKeys(
  node: NodeContext,
  enterprise: string,
  operation: KeyHistory[number],
): Promise<Result<OperationReceipt, LedgerRefusal | 'enterprise_mismatch'>> {
  const { payload } = operation
  if (payload.kind !== 'enterprise.update') return fail('operation_form')
  if (payload.enterprise !== enterprise) return fail('enterprise_mismatch')
  const submitted = await node.ledger.submit({ payload, proofs: operation.proofs })
  if (!submitted.accepted) return fail(submitted.refusal)
  await redeliverConsents(node, enterprise)
  return ok({ height: submitted.height, header: submitted.header })
}
