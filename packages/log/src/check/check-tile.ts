import { fail, ok, type Result } from '@goodstanding/core'
import { type Bytes, equalBytes } from '@goodstanding/crypto'
import type { TileFault } from '../tiles/tile-error.ts'
import { TILE_WIDTH, type TileId, tilePath } from '../tiles/tile-path.ts'
import { HASH_LENGTH } from '../tree/hashing.ts'
import type { LogSource } from './log-source.ts'
import type { RecomputedTile } from './recomputed-tiles.ts'

/** A tile as it is served: at its width, or full. */
export type ServedTile = { readonly bytes: Bytes; readonly width: number }

/** Gets a tile; the full one stands in for a partial one that is served no more. Null where there is neither. */
export async function fetchServedTile({ fetchTile }: LogSource, tile: TileId): Promise<ServedTile | null> {
  const bytes = await fetchTile(tilePath(tile))
  if (bytes !== null) return { bytes, width: tile.width }
  if (tile.width === TILE_WIDTH) return null
  const full = await fetchTile(tilePath({ ...tile, width: TILE_WIDTH }))
  return full === null ? null : { bytes: full, width: TILE_WIDTH }
}

/** Compares a served tile with the one that the entries make, to the byte; names the first hash that differs. */
export function compareTile({ tile, bytes }: RecomputedTile, served: ServedTile | null): Result<null, TileFault> {
  const path = tilePath(tile)
  if (served === null) return fail('tile_missing', path)
  if (served.bytes.length !== served.width * HASH_LENGTH) return fail('tile_length', path)
  for (let at = 0; at < bytes.length; at += HASH_LENGTH) {
    if (!equalBytes(served.bytes.subarray(at, at + HASH_LENGTH), bytes.subarray(at, at + HASH_LENGTH))) {
      return fail('tile_hash', `${path} hash ${at / HASH_LENGTH}`)
    }
  }
  return ok(null)
}
