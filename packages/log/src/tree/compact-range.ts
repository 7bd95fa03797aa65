import { assert } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import { EMPTY_ROOT, joinSubtrees, nodeHash } from './hashing.ts'
import type { NodeReader } from './node-reader.ts'
import { isSize, peakNodes } from './tree-range.ts'

/**
 * All that must be kept of a tree to append to it and to know its root: the hashes of its perfect subtrees, left to
 * right, one for each bit of its size.
 */
export type CompactRange = { readonly size: number; readonly peaks: readonly Bytes[] }

/** The range of the empty tree. */
export const EMPTY_RANGE: CompactRange = { size: 0, peaks: [] }

/** Told of each perfect subtree as it becomes complete, the leaf itself (level 0) included, lowest first. */
export type NodeListener = (level: number, index: number, hash: Bytes) => void

/** The range with one more leaf. The given range is left as it was. */
export function appendLeaf(range: CompactRange, leaf: Bytes, onNode?: NodeListener): CompactRange {
  assert(isSize(range.size + 1), 'a log holds at most 2^53 - 1 entries')
  const peaks = [...range.peaks]
  let hash = leaf
  let level = 0
  let index = range.size
  onNode?.(level, index, hash)
  while (index % 2 === 1) {
    const left = peaks.pop()
    assert(left !== undefined, 'a compact range has a peak for each bit of its size')
    hash = nodeHash(left, hash)
    level += 1
    index = (index - 1) / 2
    onNode?.(level, index, hash)
  }
  peaks.push(hash)
  return { size: range.size + 1, peaks }
}

/** Root of the tree (RFC 6962 section 2.1). */
export function rangeRoot({ peaks }: CompactRange): Bytes {
  return peaks.length === 0 ? EMPTY_ROOT : joinSubtrees(peaks)
}

/** Root of a tree given whole, by its leaf hashes. */
export function treeRoot(leafHashes: Iterable<Bytes>): Bytes {
  let range = EMPTY_RANGE
  for (const hash of leafHashes) range = appendLeaf(range, hash)
  return rangeRoot(range)
}

/** The range of the first `size` leaves, read from stored nodes: how a writer goes on after a restart. */
export async function readCompactRange(size: number, readNode: NodeReader): Promise<CompactRange> {
  const peaks = await Promise.all(peakNodes(size).map(({ level, index }) => readNode(level, index)))
  return { size, peaks }
}
