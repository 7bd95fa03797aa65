import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { TILE_WIDTH } from '../tiles/tile-path.ts'
import { HASH_LENGTH, leafHash } from '../tree/hashing.ts'
import { LogStopped } from './log-stopped.ts'
import type { LogHead, LogRows } from './log-storage.ts'
import { readBundle } from './read-entries.ts'
import { fullTileRoot, headOfEdge, type RightEdge } from './right-edge.ts'

/**
 * Reads the right edge of a log from its tiles and checks all of it: each partial tile's width, each last full tile
 * under its parent, the last bundle under its leaves, and the root. Stops with `tiles_differ` at anything else.
 */
export async function loadEdge(rows: LogRows, head: LogHead): Promise<RightEdge> {
  const tiles: Bytes[] = []
  for (let level = 0; TILE_WIDTH ** level <= head.size; level += 1) {
    tiles.push(await partialTile(rows, head.size, level))
    await checkLastFullTile(rows, head.size, level)
  }
  const edge = { size: head.size, entries: await partialBundle(rows, head.size), tiles }
  if (!equalBytes(headOfEdge(edge).root, head.root)) stop(rows, 'the root of the tiles is not that of the state')
  return edge
}

/** The index of the tile in which a log of this size goes on at this level, and how wide it is (C2SP `tlog-tiles`). */
function edgeTile(size: number, level: number): { readonly index: number; readonly width: number } {
  const count = Math.floor(size / TILE_WIDTH ** level)
  return { index: Math.floor(count / TILE_WIDTH), width: count % TILE_WIDTH }
}

async function partialTile(rows: LogRows, size: number, level: number): Promise<Bytes> {
  const { index, width } = edgeTile(size, level)
  const tile = await rows.tile(level, index)
  const isRight = (tile?.width ?? 0) === width && (tile?.bytes.length ?? 0) === width * HASH_LENGTH
  if (!isRight) stop(rows, `the last tile of level ${level} is not ${width} hashes wide`)
  return tile?.bytes ?? new Uint8Array()
}

async function checkLastFullTile(rows: LogRows, size: number, level: number): Promise<void> {
  const index = edgeTile(size, level).index - 1
  if (index < 0) return
  const tile = await rows.tile(level, index)
  const parent = await rows.tile(level + 1, Math.floor(index / TILE_WIDTH))
  const place = (index % TILE_WIDTH) * HASH_LENGTH
  const above = parent?.bytes.subarray(place, place + HASH_LENGTH)
  const isRight =
    tile?.bytes.length === TILE_WIDTH * HASH_LENGTH &&
    above !== undefined &&
    equalBytes(fullTileRoot(tile.bytes), above)
  if (!isRight) stop(rows, `tile ${index} of level ${level} is not the one that its parent names`)
}

/** The entries of the partial bundle; where there is none, the last full one is still checked. */
async function partialBundle(rows: LogRows, size: number): Promise<readonly Bytes[]> {
  const { index, width } = edgeTile(size, 0)
  const entries = await readBundle(rows, index)
  if ((entries?.length ?? 0) !== width) stop(rows, `the last bundle does not hold ${width} entries`)
  if (size > 0) await checkBundle(rows, width > 0 ? index : index - 1)
  return entries ?? []
}

async function checkBundle(rows: LogRows, index: number): Promise<void> {
  const entries = (await readBundle(rows, index)) ?? []
  const hashes = (await rows.tile(0, index))?.bytes ?? new Uint8Array()
  const isRight =
    entries.length * HASH_LENGTH === hashes.length &&
    entries.every((entry, i) => equalBytes(leafHash(entry), hashes.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH)))
  if (!isRight) stop(rows, `bundle ${index} is not the one that its tile names`)
}

function stop(rows: LogRows, detail: string): never {
  throw new LogStopped(rows.origin, 'tiles_differ', detail)
}
