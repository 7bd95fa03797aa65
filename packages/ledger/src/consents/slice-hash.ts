import type { Network, SliceOpening } from '@goodstanding/core'
import { type Bytes, fromHex, saltedCommitment } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/** What a consent holds of one provider's slice: SHA-256(tag ‖ salt ‖ JCS(slice)). */
export function sliceHash(opening: SliceOpening, network: Network): Bytes {
  return saltedCommitment('slice', fromHex(opening.salt), opening.slice, genesisBytes(network))
}
