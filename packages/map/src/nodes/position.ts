import { type Bytes, sha256 } from '@goodstanding/crypto'

/** No path is longer than the bits of a SHA-256 hash. */
export const DEPTH_MAX = 256

/** Bytes of a map key: the caller makes it as SHA-256(tag ‖ path). */
export const KEY_BYTES = 32

/** Where a key stands in the tree: its hash, read bit by bit from the most significant. */
export function positionOf(key: Bytes): Bytes {
  return sha256(key)
}

/** Left (0) or right (1): the turn that the path to this position takes at this depth, the root's being depth 0. */
export function bitAt(position: Bytes, depth: number): 0 | 1 {
  const byte = position[depth >> 3] ?? 0
  return ((byte >> (7 - (depth & 7))) & 1) === 1 ? 1 : 0
}

/** Four turns at once: which of its sixteen slots the page at this level has for this position. */
export function nibbleAt(position: Bytes, level: number): number {
  const byte = position[level >> 1] ?? 0
  return level % 2 === 0 ? byte >> 4 : byte & 15
}

/** Negative, zero or positive as the first position is left of, at or right of the second. */
export function comparePositions(a: Bytes, b: Bytes): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
