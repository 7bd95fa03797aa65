import { fromHex, toHex } from '@goodstanding/crypto'
import { describe, expect, it } from 'vitest'
import { encodeLogEntry, type LogEntry, parseLogEntry } from '../entries/log-entry.ts'
import { readVectors, withBytes } from '../testing/vector-files.ts'
import { encodeEntryBundle, parseEntryBundle } from './entry-bundle.ts'
import { entriesPath, parseTilePath, type TileId, type TileResource, tilePath } from './tile-path.ts'
import { partialTiles, tilesForSize } from './tiles-for-size.ts'

type Bundle = { name: string; entries: string[]; bundle: string }
type BrokenBundle = { name: string; count: number; bundle: string; fault: string }
type Entry = { name: string; entry: LogEntry; bytes: string }
type BrokenEntry = { name: string; bytes: string; fault: string }
type Sized = { size: number; fullTiles: number; partialTiles: TileId[] }

describe('L7 vectors of paths', () => {
  it.each(readVectors<TileResource & { path: string }>('tile-log/paths.json'))('$path', ({ path, ...resource }) => {
    expect(parseTilePath(path)).toEqual({ ok: true, value: resource })
    expect(resource.kind === 'tile' ? tilePath(resource) : entriesPath(resource.index, resource.width)).toBe(path)
  })
  it.each(readVectors<string>('tile-log/paths-refused.json'))('%j is refused', (path) => {
    expect(parseTilePath(path)).toEqual({ ok: false, fault: 'tile_path' })
  })
})

describe('L7 vectors of tiles of a size', () => {
  it.each(readVectors<Sized>('tile-log/sizes.json'))('$size', ({ size, fullTiles, partialTiles: partial }) => {
    expect(partialTiles(size)).toEqual(partial)
    expect(tilesForSize(0, size).filter(({ width }) => width === 256)).toHaveLength(fullTiles)
  })
})

describe('L7 vectors of entry bundles', () => {
  it.each(readVectors<Bundle>('tile-log/bundles.json'))('$name', ({ entries, bundle }) => {
    expect(toHex(encodeEntryBundle(entries.map(fromHex)))).toBe(bundle)
    expect(parseEntryBundle(fromHex(bundle), entries.length)).toEqual({ ok: true, value: entries.map(fromHex) })
  })
  it.each(readVectors<BrokenBundle>('tile-log/bundles-refused.json'))(
    'are refused: $name',
    ({ bundle, count, fault }) => {
      expect(parseEntryBundle(fromHex(bundle), count)).toMatchObject({ ok: false, fault })
    },
  )
})

describe('L8 vectors of entries', () => {
  it.each(readVectors<Entry>('tile-log/entries.json'))('$name', ({ entry, bytes }) => {
    expect(parseLogEntry(fromHex(bytes))).toEqual({ ok: true, value: withBytes(entry) })
    const parsed = parseLogEntry(fromHex(bytes))
    expect(parsed.ok && toHex(encodeLogEntry(parsed.value))).toBe(bytes)
  })
  it.each(readVectors<BrokenEntry>('tile-log/entries-refused.json'))('are refused: $name', ({ bytes, fault }) => {
    expect(parseLogEntry(fromHex(bytes))).toEqual({ ok: false, fault })
  })
})
