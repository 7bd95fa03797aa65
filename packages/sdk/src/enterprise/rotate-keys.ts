import type { EnterpriseUpdate, Network } from '@goodstanding/core'
import { type Bytes, ed25519Signer, fromHex, type Statement, signStatement, toHex } from '@goodstanding/crypto'
import { type EnterpriseKeys, keysOf } from './new-enterprise.ts'

/**
 * New keys in place of all the old ones, signed by the old rotation key. `previous` is the hash of the latest key
 * operation. Consents that the old signer gave stand no more: grant anew.
 */
export function rotateKeys(
  keys: EnterpriseKeys,
  previous: string,
  network: Network,
  random: (bytes: number) => Bytes,
): { readonly keys: EnterpriseKeys; readonly operation: Statement<EnterpriseUpdate> } {
  const rotationSeed = random(32)
  const signerSeed = random(32)
  const update: EnterpriseUpdate = {
    kind: 'enterprise.update',
    enterprise: keys.enterprise,
    previous,
    ...keysOf(rotationSeed, signerSeed, keys.home),
  }
  return {
    operation: signStatement(update, [ed25519Signer(fromHex(keys.rotationSeed))], fromHex(network.genesisHash)),
    keys: { ...keys, rotationSeed: toHex(rotationSeed), signerSeed: toHex(signerSeed) },
  }
}
