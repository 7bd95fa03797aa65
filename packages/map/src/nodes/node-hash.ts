import { type Bytes, equalBytes, sha256 } from '@goodstanding/crypto'
import { positionOf } from './position.ts'

const HASH_BYTES = 32
const LEAF_PREFIX = 0
const INNER_PREFIX = 1

/** Root of the map that holds nothing, and the hash that stands for any empty child: 32 zero bytes. */
export const EMPTY_ROOT: Bytes = new Uint8Array(HASH_BYTES)

export function isEmptyHash(hash: Bytes): boolean {
  return equalBytes(hash, EMPTY_ROOT)
}

/** SHA-256(0x00 ‖ SHA-256(key) ‖ SHA-256(value)), as ICS-23's `SmtSpec` has it. */
export function leafHash(key: Bytes, value: Bytes): Bytes {
  return sha256(preimage(LEAF_PREFIX, positionOf(key), sha256(value)))
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function innerHash(left: Bytes, right: Bytes): Bytes {
  return sha256(preimage(INNER_PREFIX, left, right))
}

function preimage(prefix: number, left: Bytes, right: Bytes): Bytes {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES)
  bytes[0] = prefix
  bytes.set(left, 1)
  bytes.set(right, 1 + HASH_BYTES)
  return bytes
}
