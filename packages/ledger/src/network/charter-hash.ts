import { CHARTER } from '@goodstanding/core'
import { canonicalBytes, sha256, tag, toHex } from '@goodstanding/crypto'

/** Hash of the charter that this program keeps, in hexadecimal: SHA-256(tag ‖ JCS(charter)). */
export function charterHash(): string {
  return toHex(sha256(tag('charter', null), canonicalBytes(CHARTER)))
}
