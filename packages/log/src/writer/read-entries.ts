import type { Bytes } from '@goodstanding/crypto'
import { parseEntryBundle } from '../tiles/entry-bundle.ts'
import { TILE_WIDTH } from '../tiles/tile-path.ts'
import { ENTRIES_LEVEL, type LogRows } from './log-storage.ts'

/** The entries at positions `from` up to `to` (without it) as they are stored, a bundle at a time. */
export async function* readEntries(rows: LogRows, from: number, to: number): AsyncGenerator<readonly Bytes[]> {
  for (let position = from; position < to; ) {
    const index = Math.floor(position / TILE_WIDTH)
    const start = index * TILE_WIDTH
    const end = Math.min(to, start + TILE_WIDTH)
    const entries = await readBundle(rows, index)
    if (entries === null || entries.length < end - start) throw new Error(`bundle ${index} does not reach ${end}`)
    yield entries.slice(position - start, end - start)
    position = end
  }
}

/** A stored bundle's entries; null where there is none, or where it can't be read as one. */
export async function readBundle(rows: LogRows, index: number): Promise<readonly Bytes[] | null> {
  const bundle = await rows.tile(ENTRIES_LEVEL, index)
  if (bundle === null) return null
  const entries = parseEntryBundle(bundle.bytes, bundle.width)
  return entries.ok ? entries.value : null
}
