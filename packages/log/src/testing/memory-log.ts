import { type Bytes, concat, utf8 } from '@goodstanding/crypto'
import { encodeEntryBundle } from '../tiles/entry-bundle.ts'
import { entriesPath, tilePath } from '../tiles/tile-path.ts'
import { tilesForSize } from '../tiles/tiles-for-size.ts'
import { appendLeaf, EMPTY_RANGE, rangeRoot } from '../tree/compact-range.ts'
import { leafHash } from '../tree/hashing.ts'
import type { NodeReader } from '../tree/node-reader.ts'

/** A whole log in memory: every node, and every tile and bundle of the sizes that it was published at. */
export type MemoryLog = {
  readonly entries: readonly Bytes[]
  readonly root: (size: number) => Bytes
  readonly readNode: NodeReader
  readonly files: Map<string, Bytes>
}

/** A log of these entries, published at each of the sizes, ascending, the last being all. */
export function memoryLog(entries: readonly Bytes[], publishedSizes: readonly number[] = [entries.length]): MemoryLog {
  const nodes = new Map<string, Bytes>()
  const roots = [rangeRoot(EMPTY_RANGE)]
  let range = EMPTY_RANGE
  for (const entry of entries) {
    range = appendLeaf(range, leafHash(entry), (level, index, hash) => nodes.set(`${level}/${index}`, hash))
    roots.push(rangeRoot(range))
  }
  const readNode = (level: number, index: number): Bytes => found(nodes.get(`${level}/${index}`))
  const files = new Map<string, Bytes>()
  for (const [at, size] of publishedSizes.entries()) {
    for (const tile of tilesForSize(publishedSizes[at - 1] ?? 0, size)) {
      const hashes = Array.from({ length: tile.width }, (_, i) => readNode(8 * tile.level, 256 * tile.index + i))
      files.set(tilePath(tile), concat(...hashes))
      if (tile.level > 0) continue
      const from = 256 * tile.index
      files.set(entriesPath(tile.index, tile.width), encodeEntryBundle(entries.slice(from, from + tile.width)))
    }
  }
  return { entries, root: (size) => found(roots[size]), readNode, files }
}

/** So many different short entries. */
export function someEntries(count: number): readonly Bytes[] {
  return Array.from({ length: count }, (_, index) => utf8(`entry ${index}`))
}

/** A copy with one bit flipped. */
export function flipped(bytes: Bytes, bit: number): Bytes {
  const copy = Uint8Array.from(bytes)
  const at = Math.floor(bit / 8) % copy.length
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8))
  return copy
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not in this log')
  return value
}
