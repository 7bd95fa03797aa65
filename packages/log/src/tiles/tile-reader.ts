import { assert } from '@goodstanding/core'
import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { rangeRoot } from '../tree/compact-range.ts'
import { HASH_LENGTH } from '../tree/hashing.ts'
import type { NodeReader } from '../tree/node-reader.ts'
import { peakNodes } from '../tree/tree-range.ts'
import { TileError } from './tile-error.ts'
import { nodesFromTile, placeInTile } from './tile-nodes.ts'
import { TILE_HEIGHT, TILE_WIDTH, type TileId, tilePath } from './tile-path.ts'
import { partialTiles, tileAtSize } from './tiles-for-size.ts'

/** Gets the bytes under a path below a log's prefix; null where there is nothing. Rejects when it can't tell. */
export type FetchTile = (path: string) => Promise<Bytes | null>

type TileNodes = readonly (readonly Bytes[])[]

const TILES_KEPT_MAX = 512

/**
 * Reads nodes of a log of this size and root from its tiles, using no tile before it is checked up to the root: the
 * partial tiles of the right edge together give the root, and each full tile is a hash of the tile above it. Rejects
 * with `TileError` where a tile is missing, has another length or does not lead to the root.
 */
export function tileReader(fetchTile: FetchTile, size: number, root: Bytes): NodeReader {
  const kept = new Map<string, Promise<TileNodes>>()
  let edge: Promise<ReadonlyMap<number, TileNodes>> | undefined

  const readFullTile = async (tile: TileId): Promise<TileNodes> => {
    const path = tilePath(tile)
    const nodes = nodesFromTile(await fetchExact(fetchTile, tile))
    const parent = await readNode((tile.level + 1) * TILE_HEIGHT, tile.index)
    const own = nodes[TILE_HEIGHT]?.[0]
    if (own === undefined || !equalBytes(own, parent)) throw new TileError('tile_hash', path)
    return nodes
  }

  const readTile = async (tile: TileId): Promise<TileNodes> => {
    if (tile.width < TILE_WIDTH) {
      edge ??= readEdge(fetchTile, size, root).catch((error) => {
        edge = undefined
        throw error
      })
      const nodes = (await edge).get(tile.level)
      assert(nodes !== undefined, 'a partial tile lies on the right edge')
      return nodes
    }
    const path = tilePath(tile)
    const known = kept.get(path)
    if (known !== undefined) return known
    const reading = readFullTile(tile)
    keep(kept, path, reading)
    return reading
  }

  const readNode = async (level: number, index: number): Promise<Bytes> => {
    const place = placeInTile(level, index)
    const tile = tileAtSize(place.tile.level, place.tile.index, size)
    const node = tile === null ? undefined : (await readTile(tile))[place.height]?.[place.at]
    assert(node !== undefined, 'a node that is read is complete in a log of this size')
    return node
  }
  return readNode
}

/** The partial tiles by level, once they lead to the root. */
async function readEdge(fetchTile: FetchTile, size: number, root: Bytes): Promise<ReadonlyMap<number, TileNodes>> {
  const tiles = partialTiles(size)
  const read = await Promise.all(
    tiles.map(async (tile) => [tile.level, nodesFromTile(await fetchExact(fetchTile, tile))] as const),
  )
  const edge = new Map(read)
  const peaks = peakNodes(size).map(({ level, index }) => {
    const place = placeInTile(level, index)
    const node = edge.get(place.tile.level)?.[place.height]?.[place.at]
    assert(node !== undefined, 'every peak of a tree stands in a tile of its right edge')
    return node
  })
  const lowest = tiles[0]
  if (lowest !== undefined && !equalBytes(rangeRoot({ size, peaks }), root)) {
    throw new TileError('tile_hash', tilePath(lowest))
  }
  return edge
}

/** The bytes of a tile at its width. A log may drop a partial tile once it serves the full one, which then stands in. */
async function fetchExact(fetchTile: FetchTile, tile: TileId): Promise<Bytes> {
  const path = tilePath(tile)
  const bytes = await fetchTile(path)
  if (bytes !== null) return ofWidth(bytes, tile.width, path)
  if (tile.width === TILE_WIDTH) throw new TileError('tile_missing', path)
  const full = await fetchTile(tilePath({ ...tile, width: TILE_WIDTH }))
  if (full === null) throw new TileError('tile_missing', path)
  return ofWidth(full, TILE_WIDTH, path).subarray(0, tile.width * HASH_LENGTH)
}

function ofWidth(bytes: Bytes, width: number, path: string): Bytes {
  if (bytes.length !== width * HASH_LENGTH) throw new TileError('tile_length', path)
  return bytes
}

/** A failed reading is forgotten, so that it can be tried again; the oldest goes when too many are kept. */
function keep(kept: Map<string, Promise<TileNodes>>, path: string, reading: Promise<TileNodes>): void {
  kept.set(path, reading)
  reading.catch(() => kept.delete(path))
  const oldest = kept.keys().next()
  if (kept.size > TILES_KEPT_MAX && !oldest.done) kept.delete(oldest.value)
}
