import { accept, type EnterpriseCreate, findMember, type Network, refuse } from '@goodstanding/core'
import { checkKeys } from '../keys/check-keys.ts'
import { enterpriseIdOf } from '../keys/enterprise-id.ts'
import type { LedgerOutcome } from '../operations/ledger-outcome.ts'
import { operationHash } from '../operations/operation-hash.ts'
import type { BlockContext, LedgerView } from '../state/ledger-view.ts'

/** A key operation and the keys that have signed it. */
export type SignedKeys<P> = { readonly payload: P; readonly keys: readonly string[] }

/** `enterprise.create`: an enterprise comes into being with its first keys, by one of them. Its id is their hash. */
export function createEnterprise(
  view: LedgerView,
  { payload, keys }: SignedKeys<EnterpriseCreate>,
  block: BlockContext,
): LedgerOutcome {
  const enterprise = enterpriseIdOf(payload, block.network)
  if (view.enterprise(enterprise) !== undefined) return refuse('enterprise_exists')
  if (!payload.rotationKeys.some((key) => keys.includes(key))) return refuse('enterprise_rotation_key_missing')
  const fault = checkKeys(payload)
  if (fault !== null) return refuse(fault)
  if (!isHome(payload.home, block.network)) return refuse('enterprise_home_unknown')

  const entry = { operation: operationHash(payload, block.network), payload }
  return accept([{ kind: 'put_enterprise', enterprise, entry }])
}

/** Whether a member may be an enterprise's home. */
export function isHome(name: string, network: Network): boolean {
  return findMember(network, name)?.roles.includes('home') === true
}
