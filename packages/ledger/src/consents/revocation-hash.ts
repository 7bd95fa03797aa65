import type { Network } from '@goodstanding/core'
import { fromHex, taggedHash, toHex } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/** Hash of a revocation code (both hexadecimal): the name under which its consent stands on the ledger. */
export function revocationHash(code: string, network: Network): string {
  return toHex(taggedHash('revocation', genesisBytes(network), fromHex(code)))
}
