import { assert } from '@goodstanding/core'
import { type Bytes, concat } from './bytes.ts'
import { canonicalBytes } from './canonical-json.ts'
import { taggedHash } from './tagged-hash.ts'

const SALT_BYTES = 32
const NO_BODY = Uint8Array.of(0)
const HAS_BODY = Uint8Array.of(1)

/** SHA-256(tag `body` ‖ salt ‖ JCS(body)): hides the body until its salt is shown, and fixes it for ever. */
export function bodyCommitment(salt: Bytes, body: unknown, genesisHash: Bytes): Bytes {
  return taggedHash('body', genesisHash, checkedSalt(salt), canonicalBytes(body))
}

/**
 * SHA-256(tag `head` ‖ salt ‖ JCS(head) ‖ 0x00), or … ‖ 0x01 ‖ body commitment: the leaf of a record, whose head can
 * be shown without its body. The byte before the body keeps a head without one from ever equalling a head with one.
 */
export function headCommitment(headSalt: Bytes, head: unknown, body: Bytes | null, genesisHash: Bytes): Bytes {
  assert(body === null || body.length === 32, 'a body commitment has 32 bytes')
  const ending = body === null ? NO_BODY : concat(HAS_BODY, body)
  return taggedHash('head', genesisHash, checkedSalt(headSalt), canonicalBytes(head), ending)
}

/** SHA-256(tag ‖ salt ‖ JCS(value)) of what is shown whole or not at all. */
export function saltedCommitment(
  kind: 'consent' | 'slice' | 'access' | 'index-value',
  salt: Bytes,
  value: unknown,
  genesisHash: Bytes,
): Bytes {
  return taggedHash(kind, genesisHash, checkedSalt(salt), canonicalBytes(value))
}

// The salt is followed by text without a length between them: one length for all keeps the border where it is.
function checkedSalt(salt: Bytes): Bytes {
  assert(salt.length === SALT_BYTES, 'a salt has 32 bytes')
  return salt
}
