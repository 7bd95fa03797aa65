import { assert } from '@goodstanding/core'
import { type Bytes, concat } from '@goodstanding/crypto'
import { encodeEntryBundle } from '../tiles/entry-bundle.ts'
import { nodesFromTile, placeInTile } from '../tiles/tile-nodes.ts'
import { TILE_HEIGHT, TILE_WIDTH } from '../tiles/tile-path.ts'
import { rangeRoot } from '../tree/compact-range.ts'
import { HASH_LENGTH, leafHash } from '../tree/hashing.ts'
import { peakNodes } from '../tree/tree-range.ts'
import { ENTRIES_LEVEL, type LogHead, type StoredTile } from './log-storage.ts'

/** What is partial at the right edge of a log: enough to append to it, and to know its root. */
export interface RightEdge {
  readonly size: number
  /** The entries of the partial bundle. */
  readonly entries: readonly Bytes[]
  /** The partial tile of each level, from level 0 up; empty at a level whose last tile is full. */
  readonly tiles: readonly Bytes[]
}

const TILE_BYTES = TILE_WIDTH * HASH_LENGTH
const NO_BYTES = new Uint8Array()

/** The edge after appending, and each tile and bundle that is new with it. */
export function appendToEdge(
  edge: RightEdge,
  entries: readonly Bytes[],
): { readonly edge: RightEdge; readonly added: readonly StoredTile[] } {
  if (entries.length === 0) return { edge, added: [] }
  const bundles = cutEntries([...edge.entries, ...entries])
  const added = named(
    edge.size,
    ENTRIES_LEVEL,
    bundles.map((bundle) => [bundle.length, encodeEntryBundle(bundle)]),
  )
  const tiles: Bytes[] = []
  let incoming: readonly Bytes[] = entries.map(leafHash)
  for (let level = 0; level < edge.tiles.length || incoming.length > 0; level += 1) {
    const chunks = cutTiles(concat(edge.tiles[level] ?? NO_BYTES, ...incoming))
    if (incoming.length > 0) {
      added.push(
        ...named(
          edge.size,
          level,
          chunks.map((chunk) => [chunk.length / HASH_LENGTH, chunk]),
        ),
      )
    }
    incoming = incoming.length > 0 ? chunks.filter(({ length }) => length === TILE_BYTES).map(fullTileRoot) : []
    tiles.push(chunks.find(({ length }) => length < TILE_BYTES) ?? NO_BYTES)
  }
  const partial = bundles.find(({ length }) => length < TILE_WIDTH) ?? []
  return { edge: { size: edge.size + entries.length, entries: partial, tiles }, added }
}

/** The head that an edge leads to: every peak of a tree stands in a partial tile. */
export function headOfEdge({ size, tiles }: RightEdge): LogHead {
  const nodes = tiles.map((tile) => (tile.length === 0 ? [] : nodesFromTile(tile)))
  const peaks = peakNodes(size).map(({ level, index }) => {
    const { tile, height, at } = placeInTile(level, index)
    const peak = nodes[tile.level]?.[height]?.[at]
    assert(peak !== undefined, 'every peak of a tree stands in a tile of its right edge')
    return peak
  })
  return { size, root: rangeRoot({ size, peaks }) }
}

/** The hash that a full tile has in the tile above it. */
export function fullTileRoot(tile: Bytes): Bytes {
  const root = nodesFromTile(tile)[TILE_HEIGHT]?.[0]
  assert(root !== undefined, 'a full tile has a root')
  return root
}

function named(
  sizeBefore: number,
  level: number,
  chunks: readonly (readonly [width: number, bytes: Bytes])[],
): StoredTile[] {
  const first = Math.floor(sizeBefore / TILE_WIDTH ** (Math.max(level, 0) + 1))
  return chunks.map(([width, bytes], i) => ({ level, index: first + i, width, bytes }))
}

function cutEntries(entries: readonly Bytes[]): (readonly Bytes[])[] {
  return starts(entries.length, TILE_WIDTH).map((start) => entries.slice(start, start + TILE_WIDTH))
}

function cutTiles(hashes: Bytes): Bytes[] {
  return starts(hashes.length, TILE_BYTES).map((start) => hashes.slice(start, start + TILE_BYTES))
}

function starts(length: number, step: number): number[] {
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => i * step)
}
