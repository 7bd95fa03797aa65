import { assert } from '@goodstanding/core'
import type { MemberReplica } from '../../ledger/ledger-access.ts'
import type { NodeContext } from '../../node-context.ts'

/** A lender's own copy of the ledger: every member with that role keeps one. */
export function ledgerCopy({ ledger }: Pick<NodeContext, 'ledger'>): MemberReplica {
  assert(ledger.replica !== null, 'a lender keeps a copy of the ledger')
  return ledger.replica
}
