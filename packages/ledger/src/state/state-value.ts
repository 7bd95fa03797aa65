import type { ConsentState, EnterpriseState, Member, Network } from '@goodstanding/core'
import { type Bytes, canonicalBytes, taggedHash, toHex } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/** Value of `consent/<revocationHash>`: JCS of `{commitment, expiresOn, revokedAt}`. */
export function consentValue({ commitment, expiresOn, revokedAt }: ConsentState): Bytes {
  return canonicalBytes({ commitment, expiresOn, revokedAt })
}

/** Value of `enterprise/<id>`: JCS of `{operation}`, the hash of its latest key operation. */
export function enterpriseValue({ operation }: EnterpriseState): Bytes {
  return canonicalBytes({ operation })
}

/** Value of `member/<name>`: JCS of `{entry}`, SHA-256(tag ‖ JCS(the member's entry in the descriptor)). */
export function memberValue(member: Member, network: Network): Bytes {
  return canonicalBytes({ entry: toHex(taggedHash('descriptor', genesisBytes(network), canonicalBytes(member))) })
}
