import type { Network, Operation } from '@goodstanding/core'
import { canonicalBytes, taggedHash, toHex } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/** Hash of a block's operations in their order, proofs included, in hexadecimal: SHA-256(tag ‖ JCS(operations)). */
export function operationsHash(operations: readonly Operation[], network: Network): string {
  return toHex(taggedHash('operations', genesisBytes(network), canonicalBytes(operations)))
}
