import type { Network } from '@goodstanding/core'
import { type Bytes, taggedHash, utf8 } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/** What has a place in the ledger's state. */
export type StatePath = `consent/${string}` | `enterprise/${string}` | `member/${string}`

/** Key in the state's map: SHA-256(tag ‖ path). */
export function stateKey(path: StatePath, network: Network): Bytes {
  return taggedHash('state-key', genesisBytes(network), utf8(path))
}
