import type { Bytes } from '@goodstanding/crypto'
import { joinSubtrees } from './hashing.ts'
import { type LeafRange, rangeNodes } from './tree-range.ts'

/** Gives the hash of a perfect subtree that a log of the asked size has complete; rejects when it can't. */
export type NodeReader = (level: number, index: number) => Bytes | Promise<Bytes>

/** Hash of a subtree that need not be perfect, joined from the perfect ones in it. */
export async function readRangeHash(range: LeafRange, readNode: NodeReader): Promise<Bytes> {
  const hashes = await Promise.all(rangeNodes(range).map(({ level, index }) => readNode(level, index)))
  return joinSubtrees(hashes)
}
