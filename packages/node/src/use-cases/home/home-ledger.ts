import { assert, type KeyHistory, type KeyStaple, type Staple } from '@goodstanding/core'
import { type KeyState, verifyKeyHistory } from '@goodstanding/ledger'
import { ledgerKeyHistory } from '@goodstanding/store'
import { HeaderNotProven } from '../../ledger/header-prover.ts'
import type { MemberReplica } from '../../ledger/ledger-access.ts'
import type { NodeContext } from '../../node-context.ts'

/** A home node's own copy of the ledger. */
export function replicaOf({ ledger }: Pick<NodeContext, 'ledger'>): MemberReplica {
  assert(ledger.replica !== null, 'a home node keeps a copy of the ledger')
  return ledger.replica
}

/** An enterprise's key history as the ledger has it, and what it comes to. */
export type EnterpriseKeys = { readonly history: KeyHistory; readonly state: KeyState }

/** Null where the ledger has no such enterprise. */
export async function enterpriseKeys(
  node: Pick<NodeContext, 'store' | 'network'>,
  enterprise: string,
): Promise<EnterpriseKeys | null> {
  const history = await ledgerKeyHistory(node.store, enterprise)
  if (history.length === 0) return null
  const state = verifyKeyHistory(history, node.network)
  assert(state.ok, 'the ledger takes only key operations that hold')
  return { history, state: state.value }
}

/** Keys of an enterprise that has been let in: the ledger knows it. */
export async function keysOfCaller(node: Pick<NodeContext, 'store' | 'network'>, enterprise: string) {
  const keys = await enterpriseKeys(node, enterprise)
  assert(keys !== null, 'an enterprise that signs requests is on the ledger')
  return keys
}

/** A proof that this operation is the enterprise's latest, at the newest header that can be proven. */
export async function keyStapleOf(
  node: Pick<NodeContext, 'ledger'>,
  { enterprise, latest }: Pick<KeyState, 'enterprise' | 'latest'>,
): Promise<KeyStaple> {
  const replica = replicaOf(node)
  const newest = await replica.keyStaple({ enterprise })
  if (newest.ok && newest.value.enterprise.value.operation === latest) return newest.value
  const later = await replica.keyStaple({ enterprise, atLeast: replica.head()?.header.height ?? 0 })
  if (!later.ok) throw new HeaderNotProven(`no proven header has enterprise ${enterprise}`)
  return later.value
}

/** The same for a consent that the ledger took at that height. */
export async function stapleOf(
  node: Pick<NodeContext, 'ledger'>,
  of: {
    readonly enterprise: string
    readonly revocationHash: string
    readonly height: number
    readonly latest: string
  },
): Promise<Staple> {
  const replica = replicaOf(node)
  const { enterprise, revocationHash } = of
  const newest = await replica.staple({ enterprise, revocationHash, atLeast: of.height })
  if (newest.ok && newest.value.enterprise.value.operation === of.latest) return newest.value
  const atLeast = replica.head()?.header.height ?? of.height
  const later = await replica.staple({ enterprise, revocationHash, atLeast })
  if (!later.ok) throw new HeaderNotProven(`no proven header has the consent: ${later.fault}`)
  return later.value
}
