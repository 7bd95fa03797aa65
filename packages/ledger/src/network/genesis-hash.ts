import type { GenesisDescriptor, Network } from '@goodstanding/core'
import { type Bytes, canonicalBytes, fromHex, sha256, tag, toHex } from '@goodstanding/crypto'

/** Hash of a network's first descriptor, in hexadecimal: what a verifier pins. SHA-256(tag ‖ JCS(descriptor)). */
export function genesisHash(descriptor: GenesisDescriptor): string {
  return toHex(sha256(tag('descriptor', null), canonicalBytes(descriptor)))
}

/** The network's genesis hash as the 32 bytes that every tag ends with. */
export function genesisBytes(network: Network): Bytes {
  return fromHex(network.genesisHash)
}
