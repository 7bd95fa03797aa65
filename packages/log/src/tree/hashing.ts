import { type Bytes, sha256 } from '@goodstanding/crypto'

/** Root of the empty tree: the hash of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Bytes = sha256(new Uint8Array(0))

/** Bytes of a SHA-256 hash. */
export const HASH_LENGTH = 32
const SHORT_ENTRY_LENGTH = 1024

// Hashing is synchronous and keeps nothing of its input, so one buffer each serves every call.
const leafInput = new Uint8Array(1 + SHORT_ENTRY_LENGTH)
const nodeInput = new Uint8Array(1 + 2 * HASH_LENGTH)
nodeInput[0] = 0x01

/** Hash of a log entry as a leaf of the tree: SHA-256(0x00 ‖ entry) (RFC 6962 section 2.1). */
export function leafHash(entry: Bytes): Bytes {
  if (entry.length > SHORT_ENTRY_LENGTH) return sha256(new Uint8Array(1), entry)
  leafInput.set(entry, 1)
  return sha256(leafInput.subarray(0, 1 + entry.length))
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 section 2.1). Both are 32 bytes. */
export function nodeHash(left: Bytes, right: Bytes): Bytes {
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + HASH_LENGTH)
  return sha256(nodeInput)
}

/** Whether these bytes can be a SHA-256 hash at all. */
export function isHash(bytes: Bytes): boolean {
  return bytes.length === HASH_LENGTH
}

/** Hash of neighbouring perfect subtrees that shrink to the right, as RFC 6962 joins them. At least one. */
export function joinSubtrees(hashes: readonly Bytes[]): Bytes {
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}
