import { type Bytes, utf8 } from '@goodstanding/crypto'
import { parseTilePath, type TileResource } from '../tiles/tile-path.ts'
import { tileAtSize } from '../tiles/tiles-for-size.ts'
import { HASH_LENGTH } from '../tree/hashing.ts'
import { cutEntryBundle } from './cut-entry-bundle.ts'
import { ENTRIES_LEVEL, type LogRows } from './log-storage.ts'

/** An HTTP answer to a GET below a log's prefix, with the headers that C2SP `tlog-tiles` asks for. */
export interface LogFile {
  readonly status: 200 | 404
  readonly contentType: string
  readonly cacheControl: string
  readonly body: Bytes
}

const NOT_FOUND: LogFile = {
  status: 404,
  contentType: 'text/plain; charset=utf-8',
  // A tile that is not there yet may be there in a second.
  cacheControl: 'no-store',
  body: utf8('not found\n'),
}

/** Serves a file of a log. Nothing past the published size is served, and no 404 may be cached. */
export async function logFile(rows: LogRows, path: string): Promise<LogFile> {
  if (path === 'checkpoint') return checkpointFile(rows)
  const wanted = parseTilePath(path)
  return wanted.ok ? tileFile(rows, wanted.value) : NOT_FOUND
}

async function checkpointFile(rows: LogRows): Promise<LogFile> {
  const newest = await rows.newestCheckpoint()
  if (newest === null) return NOT_FOUND
  return { status: 200, contentType: 'text/plain; charset=utf-8', cacheControl: 'no-cache', body: utf8(newest.note) }
}

/** A partial tile is served also when only a wider one is stored: it is that one's beginning. */
async function tileFile(rows: LogRows, wanted: TileResource): Promise<LogFile> {
  const isEntries = wanted.kind === 'entries'
  const published = (await rows.state())?.publishedSize ?? 0
  const available = tileAtSize(isEntries ? 0 : wanted.level, wanted.index, published)
  if (available === null || available.width < wanted.width) return NOT_FOUND
  const tile = await rows.tile(isEntries ? ENTRIES_LEVEL : wanted.level, wanted.index)
  if (tile === null || tile.width < wanted.width) return NOT_FOUND
  return {
    status: 200,
    contentType: 'application/octet-stream',
    cacheControl: 'public, max-age=31536000, immutable',
    body: isEntries ? cutEntryBundle(tile.bytes, wanted.width) : tile.bytes.slice(0, wanted.width * HASH_LENGTH),
  }
}
