import type { Header, Network } from '@goodstanding/core'
import { canonicalBytes, taggedHash, toHex } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/** What `previous` of the first header is: there is none before it. */
export const NO_HEADER = '0'.repeat(64)

/** Hash of a header, in hexadecimal: SHA-256(tag ‖ JCS(header)). It is leaf number `height` of the header log. */
export function headerHash(header: Header, network: Network): string {
  return toHex(taggedHash('header', genesisBytes(network), canonicalBytes(header)))
}
