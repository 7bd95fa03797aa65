import type { EnterpriseCreate, Network } from '@goodstanding/core'
import { base32Lower, canonicalBytes, taggedHash } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/**
 * The enterprise id that a first key operation makes: `did:gs:` and base32 (RFC 4648, lowercase, unpadded) of
 * SHA-256(tag ‖ JCS(create)). Nobody can make it but who holds these keys, and no name can be read from it.
 */
export function enterpriseIdOf(create: EnterpriseCreate, network: Network): string {
  return `did:gs:${base32Lower(taggedHash('enterprise', genesisBytes(network), canonicalBytes(create)))}`
}
