import type { EnterpriseUpdate, Network } from '@goodstanding/core'
import { type Bytes, ed25519Signer, fromHex, type Statement, signStatement, toHex } from '@goodstanding/crypto'
import { type EnterpriseKeys, keysOf } from './new-enterprise.ts'

/**
 * New keys in place of all the old ones, signed by the old rotation key. `previous` is the hash of the latest key
 * operation. Consents that the old signer gave stand no more: grant anew. Keys of a rotation whose outcome is not known
 * are taken again, so that the one that is already on its way can do no harm.
 */
export function rotateKeys(
  keys: EnterpriseKeys,
  previous: string,
  network: Network,
  random: (bytes: number) => Bytes,
): { readonly keys: EnterpriseKeys; readonly operation: Statement<EnterpriseUpdate> } {
  const next = keys.next ?? { rotationSeed: toHex(random(32)), signerSeed: toHex(random(32)) }
  const update: EnterpriseUpdate = {
    kind: 'enterprise.update',
    enterprise: keys.enterprise,
    previous,
    ...keysOf(fromHex(next.rotationSeed), fromHex(next.signerSeed), keys.home),
  }
  return {
    operation: signStatement(update, [ed25519Signer(fromHex(keys.rotationSeed))], fromHex(network.genesisHash)),
    keys: { ...keys, ...next, next: undefined },
  }
}
