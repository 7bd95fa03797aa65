import type { Network, OperationPayload } from '@goodstanding/core'
import { canonicalBytes, taggedHash, toHex } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/**
 * Hash of an operation's payload, in hexadecimal: SHA-256(tag ‖ JCS(payload)). It names the operation: two of the same
 * payload are the same operation, whoever signed them, and `previous` and `keyState` are such hashes.
 */
export function operationHash(payload: OperationPayload, network: Network): string {
  return toHex(taggedHash('operation', genesisBytes(network), canonicalBytes(payload)))
}
