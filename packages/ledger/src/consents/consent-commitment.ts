import type { ConsentPayload, Network } from '@goodstanding/core'
import { type Bytes, fromHex, saltedCommitment } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/** What the ledger holds of a consent: SHA-256(tag ‖ salt ‖ JCS(payload)). The salt is in hexadecimal. */
export function consentCommitment(payload: ConsentPayload, salt: string, network: Network): Bytes {
  return saltedCommitment('consent', fromHex(salt), payload, genesisBytes(network))
}
