import { assert } from '@goodstanding/core'
import { isSize } from '../tree/tree-range.ts'
import { TILE_WIDTH, type TileId } from './tile-path.ts'

/**
 * The tiles that a log must write when it grows: those that became full, and the partial ones of exactly the new size,
 * none of them empty and none that the old size already had. Level by level, left to right. Those of level 0 are the
 * entry bundles to write too.
 */
export function tilesForSize(oldSize: number, newSize: number): readonly TileId[] {
  assert(isSize(oldSize) && isSize(newSize) && oldSize <= newSize, 'a log grows: the old size is not above the new one')
  const tiles: TileId[] = []
  let oldCount = oldSize
  let count = newSize
  for (let level = 0; count > oldCount; level++) {
    const fullEnd = Math.floor(count / TILE_WIDTH)
    for (let index = Math.floor(oldCount / TILE_WIDTH); index < fullEnd; index++) {
      tiles.push({ level, index, width: TILE_WIDTH })
    }
    const width = count % TILE_WIDTH
    if (width > 0) tiles.push({ level, index: fullEnd, width })
    oldCount = Math.floor(oldCount / TILE_WIDTH)
    count = fullEnd
  }
  return tiles
}

/** The partial tiles of a log of this size, lowest level first: its right edge, of which its root is made. */
export function partialTiles(size: number): readonly TileId[] {
  assert(isSize(size), 'a log size is an integer from 0 to 2^53 - 1')
  const tiles: TileId[] = []
  let count = size
  for (let level = 0; count > 0; level++) {
    const width = count % TILE_WIDTH
    count = Math.floor(count / TILE_WIDTH)
    if (width > 0) tiles.push({ level, index: count, width })
  }
  return tiles
}

/** The tile as a log of this size has it: full, or partial with the exact width. Null where it would be empty. */
export function tileAtSize(level: number, index: number, size: number): TileId | null {
  const count = Math.floor(size / TILE_WIDTH ** level)
  const width = Math.min(TILE_WIDTH, count - index * TILE_WIDTH)
  return width > 0 ? { level, index, width } : null
}
