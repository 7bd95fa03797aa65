import { assert } from '@goodstanding/core'

/** A perfect subtree: leaves `index · 2^level` up to, not including, `(index + 1) · 2^level`. Leaves have level 0. */
export type NodeId = { readonly level: number; readonly index: number }

/** Leaves from `start` up to, not including, `end`. */
export type LeafRange = { readonly start: number; readonly end: number }

/** Whether a number can be the size of a log: an integer from 0 to 2^53 − 1. */
export function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0
}

/** The largest power of two below the number of leaves: where RFC 6962 splits a tree in two. Needs two leaves or more. */
export function splitOf(leafCount: number): number {
  assert(isSize(leafCount) && leafCount > 1, 'a tree splits from two leaves on')
  return 2 ** floorLog2(leafCount - 1)
}

/**
 * The perfect subtrees that make up a range, left to right, each as large as fits. The range starts at a multiple of a
 * power of two that is not below its length, as every subtree of an RFC 6962 tree does.
 */
export function rangeNodes({ start, end }: LeafRange): readonly NodeId[] {
  const nodes: NodeId[] = []
  for (let at = start; at < end; ) {
    const level = floorLog2(end - at)
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** The perfect subtrees of a whole tree, left to right: one for each bit of its size. */
export function peakNodes(size: number): readonly NodeId[] {
  assert(isSize(size), 'a log size is an integer from 0 to 2^53 - 1')
  return rangeNodes({ start: 0, end: size })
}

/** floor(log2 n) for n from 1 to 2^53 − 1, exactly: 32-bit operators and floating logarithms are wrong up there. */
function floorLog2(n: number): number {
  const high = Math.floor(n / 2 ** 32)
  return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(n)
}
