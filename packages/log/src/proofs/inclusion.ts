import { assert } from '@goodstanding/core'
import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { isHash, nodeHash } from '../tree/hashing.ts'
import { type NodeReader, readRangeHash } from '../tree/node-reader.ts'
import { isSize, type LeafRange, type NodeId, rangeNodes, splitOf } from '../tree/tree-range.ts'

/** That the leaf with this hash stands at `index` in the tree of `size` leaves with this root. */
export type InclusionClaim = {
  readonly index: number
  readonly size: number
  readonly leafHash: Bytes
  readonly proof: readonly Bytes[]
  readonly root: Bytes
}

/** True only if the proof leads from leaf to root with no hash missing or left over (RFC 6962 section 2.1.1). */
export function verifyInclusion({ index, size, leafHash, proof, root }: InclusionClaim): boolean {
  if (!isSize(size) || !isSize(index) || index >= size) return false
  const path = inclusionPath(index, size)
  if (proof.length !== path.length || !isHash(leafHash) || !isHash(root) || !proof.every(isHash)) return false
  const computed = proof.reduce(
    (hash, sibling, step) => (path[step]?.isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling)),
    leafHash,
  )
  return equalBytes(computed, root)
}

/** The stored nodes from which the inclusion proof is made; several make one hash at the tree's uneven right edge. */
export function inclusionProofNodes(index: number, size: number): readonly NodeId[] {
  return inclusionPath(index, size).flatMap((range) => rangeNodes(range))
}

/** The inclusion proof, lowest sibling first (RFC 6962 section 2.1.1). */
export async function proveInclusion(index: number, size: number, readNode: NodeReader): Promise<readonly Bytes[]> {
  return Promise.all(inclusionPath(index, size).map((range) => readRangeHash(range, readNode)))
}

/** A subtree beside the way from a leaf to the root; `isLeft` when it lies to the left of that way. */
type Sibling = LeafRange & { readonly isLeft: boolean }

/** PATH(m, D[n]) of RFC 6962, as ranges, lowest first. */
function inclusionPath(index: number, size: number): readonly Sibling[] {
  assert(isSize(size) && isSize(index) && index < size, 'a leaf to be proven lies within the tree')
  const path: Sibling[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    const isLeft = index >= middle
    path.push(isLeft ? { start, end: middle, isLeft } : { start: middle, end, isLeft })
    if (isLeft) start = middle
    else end = middle
  }
  return path.reverse()
}
