import { assert } from '@goodstanding/core'
import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { isHash, nodeHash } from '../tree/hashing.ts'
import { type NodeReader, readRangeHash } from '../tree/node-reader.ts'
import { isSize, type LeafRange, type NodeId, rangeNodes, splitOf } from '../tree/tree-range.ts'

/** A leaf to be proven: its hash and where it stands. */
export type ProvenLeaf = { readonly index: number; readonly hash: Bytes }

/** That all these leaves stand in the tree of `size` leaves with this root. */
export type MultiproofClaim = {
  readonly size: number
  readonly root: Bytes
  readonly leaves: readonly ProvenLeaf[]
  readonly proof: readonly Bytes[]
}

/**
 * True only if leaves and proof together lead to the root, with no hash missing or left over. Leaves come in strictly
 * ascending order of their index; no leaves prove nothing, so they are refused.
 *
 * The proof holds the hash of each largest subtree (in the sense of RFC 6962 section 2.1) without a proven leaf, left
 * to right: every node that several inclusion proofs would share or could compute is sent once or not at all.
 */
export function verifyMultiproof({ size, root, leaves, proof }: MultiproofClaim): boolean {
  if (!isSize(size) || !isHash(root) || !areProvable(leaves, size) || !proof.every(isHash)) return false
  let taken = 0
  const hashOf = (range: LeafRange, from: number, to: number): Bytes | undefined => {
    if (from === to) return proof[taken++]
    if (range.end - range.start === 1) return leaves[from]?.hash
    const middle = range.start + splitOf(range.end - range.start)
    const between = firstAtOrAfter(leaves, middle, from, to)
    const left = hashOf({ start: range.start, end: middle }, from, between)
    const right = left === undefined ? undefined : hashOf({ start: middle, end: range.end }, between, to)
    return left === undefined || right === undefined ? undefined : nodeHash(left, right)
  }
  const computed = hashOf({ start: 0, end: size }, 0, leaves.length)
  return computed !== undefined && taken === proof.length && equalBytes(computed, root)
}

/** The stored nodes from which the multiproof is made. The indices may come in any order and more than once. */
export function multiproofNodes(indices: readonly number[], size: number): readonly NodeId[] {
  return multiproofRanges(indices, size).flatMap((range) => rangeNodes(range))
}

/** One proof for many leaves; see `verifyMultiproof`. The indices may come in any order and more than once. */
export async function proveMultiproof(
  indices: readonly number[],
  size: number,
  readNode: NodeReader,
): Promise<readonly Bytes[]> {
  return Promise.all(multiproofRanges(indices, size).map((range) => readRangeHash(range, readNode)))
}

function multiproofRanges(indices: readonly number[], size: number): readonly LeafRange[] {
  const leaves = [...new Set(indices)].sort((a, b) => a - b).map((index) => ({ index }))
  assert(isSize(size) && areWithin(leaves, size), 'leaves to be proven, at least one, lie within the tree')
  const ranges: LeafRange[] = []
  const walk = (range: LeafRange, from: number, to: number): void => {
    if (from === to) {
      ranges.push(range)
      return
    }
    if (range.end - range.start === 1) return
    const middle = range.start + splitOf(range.end - range.start)
    const between = firstAtOrAfter(leaves, middle, from, to)
    walk({ start: range.start, end: middle }, from, between)
    walk({ start: middle, end: range.end }, between, to)
  }
  walk({ start: 0, end: size }, 0, leaves.length)
  return ranges
}

type Placed = { readonly index: number }

function areProvable(leaves: readonly ProvenLeaf[], size: number): boolean {
  return areWithin(leaves, size) && leaves.every(({ hash }) => isHash(hash))
}

function areWithin(leaves: readonly Placed[], size: number): boolean {
  if (leaves.length === 0) return false
  return leaves.every(({ index }, at) => isSize(index) && index < size && index > (leaves[at - 1]?.index ?? -1))
}

/** Binary search among leaves `from` up to `to`, so that proving n leaves of a tree costs n log size, not n². */
function firstAtOrAfter(leaves: readonly Placed[], index: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((leaves[middle]?.index ?? index) < index) low = middle + 1
    else high = middle
  }
  return low
}
