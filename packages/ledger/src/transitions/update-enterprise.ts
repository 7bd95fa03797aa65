import { accept, type EnterpriseUpdate, refuse } from '@goodstanding/core'
import { checkKeys } from '../keys/check-keys.ts'
import type { LedgerOutcome } from '../operations/ledger-outcome.ts'
import { operationHash } from '../operations/operation-hash.ts'
import type { BlockContext, LedgerView } from '../state/ledger-view.ts'
import { isHome, type SignedKeys } from './create-enterprise.ts'

/** `enterprise.update`: replaces keys, thresholds and home; by a rotation key of the latest operation, which it extends. */
export function updateEnterprise(
  view: LedgerView,
  { payload, keys }: SignedKeys<EnterpriseUpdate>,
  block: BlockContext,
): LedgerOutcome {
  const { enterprise } = payload
  const latest = view.enterprise(enterprise)
  if (latest === undefined) return refuse('enterprise_not_found')
  if (payload.previous !== latest.operation) return refuse('enterprise_previous_not_latest')
  const { rotationKeys } = latest.payload
  if (!rotationKeys.some((key) => keys.includes(key))) return refuse('enterprise_rotation_key_missing')
  const fault = checkKeys(payload)
  if (fault !== null) return refuse(fault)
  if (!isHome(payload.home, block.network)) return refuse('enterprise_home_unknown')

  const entry = { operation: operationHash(payload, block.network), payload }
  return accept([{ kind: 'put_enterprise', enterprise, entry }])
}
