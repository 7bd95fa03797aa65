import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { type Bytes, concat } from './bytes.ts'

/** SHA-256 of the parts joined. */
export function sha256(...parts: readonly Bytes[]): Bytes {
  return nobleSha256(parts.length === 1 && parts[0] ? parts[0] : concat(...parts))
}

export function hmacSha256(key: Bytes, ...parts: readonly Bytes[]): Bytes {
  return hmac(nobleSha256, key, concat(...parts))
}
