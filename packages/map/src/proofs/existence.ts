import { type Bytes, equalBytes, parseBase64 } from '@goodstanding/crypto'
import { innerHash, leafHash } from '../nodes/node-hash.ts'
import { bitAt, DEPTH_MAX, positionOf } from '../nodes/position.ts'
import { type ExistenceProof, INNER_HASH, type InnerOp, LEAF_OP, type LeafOp } from './map-proof.ts'

/** One step down from the root: the side that the path takes, and what stands on the other. */
export type Step = { readonly side: 0 | 1; readonly sibling: Bytes }

/** What an existence proof says, once its form holds: a leaf at the place that its key's hash names. */
export type Existence = {
  readonly key: Bytes
  readonly value: Bytes
  readonly position: Bytes
  /** From the root down. */
  readonly steps: readonly Step[]
}

/**
 * Reads an existence proof. Null unless leaf and steps are exactly those of `SmtSpec`, lead from the root by the bits
 * of the hashed key, and come to this root.
 */
export function readExistence(proof: ExistenceProof, root: Bytes): Existence | null {
  const key = bytesOf(proof.key)
  const value = bytesOf(proof.value)
  if (key === null || value === null || value.length === 0) return null
  if (!isLeafOp(proof.leaf) || proof.path.length > DEPTH_MAX) return null

  const upward = proof.path.map(readStep)
  if (!upward.every((step) => step !== null)) return null
  const steps = upward.toReversed()
  const position = positionOf(key)
  if (!steps.every(({ side }, depth) => side === bitAt(position, depth))) return null

  const calculated = upward.reduce(
    (hash, { side, sibling }) => (side === 0 ? innerHash(hash, sibling) : innerHash(sibling, hash)),
    leafHash(key, value),
  )
  return equalBytes(calculated, root) ? { key, value, position, steps } : null
}

/** ICS-23 also takes a longer leaf prefix; here each leaf has one preimage. */
function isLeafOp(op: LeafOp): boolean {
  return (
    op.hash === LEAF_OP.hash &&
    op.prehash_key === LEAF_OP.prehash_key &&
    op.prehash_value === LEAF_OP.prehash_value &&
    op.length === LEAF_OP.length &&
    op.prefix === LEAF_OP.prefix
  )
}

const INNER_PREFIX = 1
const CHILD_BYTES = 32

/** A left step has the prefix 0x01 and the right child behind; a right step has the left child in its prefix. */
function readStep({ hash, prefix, suffix }: InnerOp): Step | null {
  const before = bytesOf(prefix)
  const behind = bytesOf(suffix)
  if (hash !== INNER_HASH || before === null || behind === null || before[0] !== INNER_PREFIX) return null
  if (before.length === 1 && behind.length === CHILD_BYTES) return { side: 0, sibling: behind }
  if (before.length === 1 + CHILD_BYTES && behind.length === 0) return { side: 1, sibling: before.subarray(1) }
  return null
}

/** The bytes of a base64 text, null when it is not in its one spelling. */
export function bytesOf(text: string): Bytes | null {
  const read = parseBase64(text)
  return read.ok ? read.value : null
}
