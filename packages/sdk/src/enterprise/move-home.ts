import { enterpriseContract, enterpriseLinksContract, importLinksContract, updateKeysContract } from '@goodstanding/api'
import type { EnterpriseUpdate, Network } from '@goodstanding/core'
import { ed25519Signer, fromHex, type Statement, signStatement } from '@goodstanding/crypto'
import type { Client } from '../http/client.ts'
import { type EnterpriseKeys, keysOf } from './new-enterprise.ts'

/** The key operation that names another home node and leaves the keys as they are. */
export function changeHome(
  keys: EnterpriseKeys,
  previous: string,
  home: string,
  network: Network,
): { readonly keys: EnterpriseKeys; readonly operation: Statement<EnterpriseUpdate> } {
  const update: EnterpriseUpdate = {
    kind: 'enterprise.update',
    enterprise: keys.enterprise,
    previous,
    ...keysOf(fromHex(keys.rotationSeed), fromHex(keys.signerSeed), home),
  }
  const operation = signStatement(update, [ed25519Signer(fromHex(keys.rotationSeed))], fromHex(network.genesisHash))
  return { operation, keys: { ...keys, home } }
}

/** What moving needs: callers of the home node before and of the one after, and a place that keeps the keys. */
export type Moving = {
  readonly from: Client
  readonly to: Client
  readonly keys: EnterpriseKeys
  readonly network: Network
  /** Called as soon as the ledger knows the new home, before anything is handed over there. */
  readonly keep: (keys: EnterpriseKeys) => void
}

/**
 * Moves the enterprise to another home node, with its links and registration. Consents stay on the ledger; the old home
 * node hands them over no more.
 */
export async function moveHome(home: string, { from, to, keys, network, keep }: Moving): Promise<void> {
  const params = { id: keys.enterprise }
  const { links, registration } = await from.call(enterpriseLinksContract, { params })
  const { keyState } = await from.call(enterpriseContract, { params })
  const moved = changeHome(keys, keyState, home, network)
  await from.call(updateKeysContract, { params, body: { operation: moved.operation } })
  keep(moved.keys)
  const live = links.filter(({ unlinkedAt }) => unlinkedAt === null).map(({ link }) => link)
  await to.call(importLinksContract, { params, body: { links: live, registration } })
}
