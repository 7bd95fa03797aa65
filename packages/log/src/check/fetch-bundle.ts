import { fail, ok, type Result } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import { type EntryBundleFault, parseEntryBundle } from '../tiles/entry-bundle.ts'
import { entriesPath, TILE_WIDTH } from '../tiles/tile-path.ts'
import { fetchServedTile, type ServedTile } from './check-tile.ts'
import type { LogSource } from './log-source.ts'

/** Why a bundle can't be used. */
export type BundleFault = EntryBundleFault | 'bundle_missing'

/** A bundle with the tile of its leaf hashes, which is fetched along with it. */
export type ServedBundle = {
  readonly path: string
  readonly entries: readonly Bytes[]
  readonly leafTile: ServedTile | null
}

/** A bundle at the width of this size; the full one stands in for a partial one that is served no more. */
export async function fetchBundle(
  source: LogSource,
  index: number,
  size: number,
): Promise<Result<ServedBundle, BundleFault>> {
  const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
  const path = entriesPath(index, width)
  const [bytes, leafTile] = await Promise.all([
    source.fetchEntries(path),
    fetchServedTile(source, { level: 0, index, width }),
  ])
  const full = bytes === null && width < TILE_WIDTH ? await source.fetchEntries(entriesPath(index, TILE_WIDTH)) : null
  const entries = bytes === null ? parseServed(full, TILE_WIDTH) : parseServed(bytes, width)
  if (!entries.ok) return fail(entries.fault, entries.at === undefined ? path : `${path} ${entries.at}`)
  return ok({ path, entries: entries.value.slice(0, width), leafTile })
}

function parseServed(bytes: Bytes | null, count: number): Result<readonly Bytes[], BundleFault> {
  return bytes === null ? fail('bundle_missing') : parseEntryBundle(bytes, count)
}
