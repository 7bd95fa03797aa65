import { assert } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import { HASH_LENGTH, nodeHash } from '../tree/hashing.ts'
import { TILE_HEIGHT, TILE_WIDTH, type TileId } from './tile-path.ts'

/**
 * All complete nodes of a tile by height above its lowest: `[0]` are its own hashes, `[h][i]` is the node over hashes
 * `i · 2^h` up to `(i + 1) · 2^h`. A full tile has `[8][0]`, which is its hash in the tile above.
 */
export function nodesFromTile(tile: Bytes): readonly (readonly Bytes[])[] {
  const width = tile.length / HASH_LENGTH
  assert(Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH, 'a tile holds 1 to 256 hashes')
  let row = Array.from({ length: width }, (_, at) => tile.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH))
  const rows = [row]
  while (row.length > 1) {
    row = pairsOf(row)
    rows.push(row)
  }
  return rows
}

/** Where a node is found: in which tile (of any width), and at which height and place of `nodesFromTile`. */
export function placeInTile(
  level: number,
  index: number,
): { readonly tile: Pick<TileId, 'level' | 'index'>; readonly height: number; readonly at: number } {
  const height = level % TILE_HEIGHT
  const across = TILE_WIDTH / 2 ** height
  return {
    tile: { level: (level - height) / TILE_HEIGHT, index: Math.floor(index / across) },
    height,
    at: index % across,
  }
}

function pairsOf(row: readonly Bytes[]): Bytes[] {
  const above: Bytes[] = []
  for (let at = 0; at + 1 < row.length; at += 2) {
    const [left, right] = row.slice(at, at + 2)
    if (left !== undefined && right !== undefined) above.push(nodeHash(left, right))
  }
  return above
}
