import type { OperationReceipt } from '@goodstanding/api'
import { fail, type KeyHistory, type LedgerRefusal, ok, type Result } from '@goodstanding/core'
import { enterpriseIdOf } from '@goodstanding/ledger'
import type { NodeContext } from '../../node-context.ts'

/** Puts an enterprise's first key operation on the ledger, if it names this node as its home. */
export async function createEnterprise(
  node: Pick<NodeContext, 'ledger' | 'network' | 'self'>,
  operation: KeyHistory[number],
): Promise<Result<OperationReceipt & { readonly enterprise: string }, LedgerRefusal>> {
  const { payload } = operation
  if (payload.kind !== 'enterprise.create') return fail('operation_form')
  if (payload.home !== node.self.name) return fail('enterprise_home_unknown')
  const submitted = await node.ledger.submit({ payload, proofs: operation.proofs })
  if (!submitted.accepted) return fail(submitted.refusal)
  const { height, header } = submitted
  return ok({ enterprise: enterpriseIdOf(payload, node.network), height, header })
}
