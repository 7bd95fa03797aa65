import { assert } from '@goodstanding/core'
import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { EMPTY_ROOT, isHash, nodeHash } from '../tree/hashing.ts'
import { type NodeReader, readRangeHash } from '../tree/node-reader.ts'
import { isSize, type LeafRange, type NodeId, rangeNodes, splitOf } from '../tree/tree-range.ts'

/** That the tree of `size` leaves only appends to the tree of `oldSize` leaves. */
export type ConsistencyClaim = {
  readonly oldSize: number
  readonly oldRoot: Bytes
  readonly size: number
  readonly root: Bytes
  readonly proof: readonly Bytes[]
}

/**
 * True only if the proof leads to both roots with no hash missing or left over (RFC 6962 section 2.1.2). Equal sizes
 * need equal roots and no proof; from the empty tree, which must have its right root, everything follows without proof.
 */
export function verifyConsistency({ oldSize, oldRoot, size, root, proof }: ConsistencyClaim): boolean {
  if (!isSize(oldSize) || !isSize(size) || oldSize > size) return false
  if (!isHash(oldRoot) || !isHash(root) || !proof.every(isHash)) return false
  if (oldSize === size) return proof.length === 0 && equalBytes(oldRoot, root)
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, EMPTY_ROOT)
  return leadsToBoth({ oldSize, oldRoot, size, root, proof })
}

function leadsToBoth({ oldSize, oldRoot, size, root, proof }: ConsistencyClaim): boolean {
  const { shared, siblings } = consistencyPath(oldSize, size)
  const [seed, ...rest] = shared === null ? [oldRoot, ...proof] : proof
  if (seed === undefined || rest.length !== siblings.length) return false
  let oldHash = seed
  let newHash = seed
  for (const [step, sibling] of rest.entries()) {
    const isLeft = siblings[step]?.isLeft === true
    if (isLeft) oldHash = nodeHash(sibling, oldHash)
    newHash = isLeft ? nodeHash(sibling, newHash) : nodeHash(newHash, sibling)
  }
  return equalBytes(oldHash, oldRoot) && equalBytes(newHash, root)
}

/** The stored nodes from which the consistency proof is made. */
export function consistencyProofNodes(oldSize: number, size: number): readonly NodeId[] {
  return consistencyRanges(oldSize, size).flatMap(rangeNodes)
}

/** The consistency proof, in the order of RFC 6962 section 2.1.2. */
export async function proveConsistency(oldSize: number, size: number, readNode: NodeReader): Promise<readonly Bytes[]> {
  return Promise.all(consistencyRanges(oldSize, size).map((range) => readRangeHash(range, readNode)))
}

type Sibling = LeafRange & { readonly isLeft: boolean }

function consistencyRanges(oldSize: number, size: number): readonly LeafRange[] {
  assert(isSize(oldSize) && isSize(size) && oldSize <= size, 'a log grows: the old size is not above the new one')
  if (oldSize === 0 || oldSize === size) return []
  const { shared, siblings } = consistencyPath(oldSize, size)
  return shared === null ? siblings : [shared, ...siblings]
}

/**
 * PROOF(m, D[n]) of RFC 6962, as ranges, lowest first. `shared` is the last subtree of the old tree that the new one
 * also has; null where that is the whole old tree, whose root the reader knows. A left sibling is in both trees, a
 * right one in the new tree alone.
 */
function consistencyPath(
  oldSize: number,
  size: number,
): { readonly shared: LeafRange | null; readonly siblings: readonly Sibling[] } {
  const siblings: Sibling[] = []
  let start = 0
  let end = size
  while (end !== oldSize) {
    const middle = start + splitOf(end - start)
    const isLeft = oldSize > middle
    siblings.push(isLeft ? { start, end: middle, isLeft } : { start: middle, end, isLeft })
    if (isLeft) start = middle
    else end = middle
  }
  return { shared: start === 0 ? null : { start, end }, siblings: siblings.reverse() }
}
