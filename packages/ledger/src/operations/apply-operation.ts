import type { BlockContext, LedgerView } from '../state/ledger-view.ts'
import { createEnterprise } from '../transitions/create-enterprise.ts'
import { grantConsent } from '../transitions/grant-consent.ts'
import { revokeConsent } from '../transitions/revoke-consent.ts'
import { updateEnterprise } from '../transitions/update-enterprise.ts'
import type { CheckedOperation } from './check-operation.ts'
import type { LedgerOutcome } from './ledger-outcome.ts'

/** The ledger's one transition function: what an operation changes in this state and block, or why it is refused. */
export function applyOperation(view: LedgerView, operation: CheckedOperation, block: BlockContext): LedgerOutcome {
  const { payload, proofs } = operation
  const keys = proofs.map(({ key }) => key)
  switch (payload.kind) {
    case 'enterprise.create':
      return createEnterprise(view, { payload, keys }, block)
    case 'enterprise.update':
      return updateEnterprise(view, { payload, keys }, block)
    case 'consent.grant':
      return grantConsent(view, payload, block)
    case 'consent.revoke':
      return revokeConsent(view, payload, block)
  }
}
