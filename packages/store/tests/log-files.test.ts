import {
  encodeEntryBundle,
  entriesPath,
  type LogReader,
  leafHash,
  logReader,
  openLog,
  type TileId,
  tilePath,
  tilesForSize,
} from '@goodstanding/log'
import { describe, expect, it } from 'vitest'
import { logRows } from '../src/log-rows.ts'
import { databases } from '../src/testing/databases.ts'
import { checkedEntries, entry, logParts } from './a-log.ts'

const SIZES = [1, 3, 255, 256, 300, 512, 520]

async function expectTile(log: LogReader, tile: TileId): Promise<void> {
  const file = await log.file(tilePath(tile))
  expect(file).toMatchObject({
    status: 200,
    contentType: 'application/octet-stream',
    cacheControl: 'public, max-age=31536000, immutable',
  })
  expect(file.body).toHaveLength(32 * tile.width)
}

async function expectBundle(log: LogReader, { index, width }: TileId): Promise<void> {
  const own = Array.from({ length: width }, (_, i) => entry(256 * index + i))
  expect((await log.file(entriesPath(index, width))).body).toEqual(encodeEntryBundle(own))
  const hashes = (await log.file(tilePath({ level: 0, index, width }))).body
  expect(hashes.slice(-32)).toEqual(leafHash(own.at(-1) ?? new Uint8Array()))
}

async function expectNothingPast(log: LogReader, tile: TileId, size: number): Promise<void> {
  const next = tile.width < 256 ? { ...tile, width: tile.width + 1 } : { ...tile, index: tile.index + 1 }
  if (256 * next.index + next.width <= size) return
  for (const path of [tilePath(next), entriesPath(next.index, next.width)]) {
    expect(await log.file(path)).toMatchObject({ status: 404, cacheControl: 'no-store' })
  }
}

describe.each(databases)('the files of a log on $name', (database) => {
  it('L7 are those of C2SP tlog-tiles for each published size, with their headers, and nothing past it', async () => {
    const store = await database.freshStore()
    const log = await openLog(logParts(store))
    let before = 0
    for (const size of SIZES) {
      const batch = Array.from({ length: size - before }, (_, i) => entry(before + i))
      await store.transaction((tx) => log.enqueueAll(tx, batch))
      await log.publishSlot()
      for (const tile of tilesForSize(before, size)) {
        await expectTile(log, tile)
        if (tile.level > 0) continue
        await expectBundle(log, tile)
        await expectNothingPast(log, tile, size)
      }
      expect((await checkedEntries(log)).entries).toHaveLength(size)
      before = size
    }
    await log.close()
  })

  it('L7 never change under their names, and partial ones stay until the full one is served', async () => {
    const store = await database.freshStore()
    const log = await openLog(logParts(store))
    const served = new Map<string, Uint8Array>()
    let before = 0
    for (const size of SIZES) {
      const batch = Array.from({ length: size - before }, (_, i) => entry(before + i))
      await store.transaction((tx) => log.enqueueAll(tx, batch))
      await log.publishSlot()
      for (const tile of tilesForSize(before, size)) {
        for (const path of [tilePath(tile), entriesPath(tile.index, tile.width)]) {
          served.set(path, (await log.file(path)).body)
        }
      }
      for (const [path, body] of served) expect((await log.file(path)).body, path).toEqual(body)
      before = size
    }
    const partial = await store.db.selectFrom('log_tile').select('width').where('width', '<', 256).execute()
    expect(partial.map(({ width }) => width).toSorted((a, b) => a - b)).toEqual([1, 2, 8, 8])
    await log.close()
  })

  it('L7 hold nothing of a slot that is integrated and not yet published', async () => {
    const store = await database.freshStore()
    const parts = logParts(store)
    const log = await openLog({
      ...parts,
      journal: {
        last: async () => null,
        record: async () => {
          throw new Error('disk is slow')
        },
      },
    })
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await expect(log.publishSlot()).rejects.toThrow('disk is slow')
    const reader = logReader(logRows(store, log.origin))
    for (const path of ['checkpoint', 'tile/0/000.p/1', 'tile/entries/000.p/1', 'tile/0/000']) {
      expect(await reader.file(path)).toMatchObject({ status: 404, cacheControl: 'no-store' })
    }
    await log.close().catch(() => undefined)
  })

  it('L7 have one name each', async () => {
    const store = await database.freshStore()
    const log = await openLog(logParts(store))
    await store.transaction((tx) => log.enqueueAll(tx, [entry(1), entry(2)]))
    await log.publishSlot()
    expect(await log.file('checkpoint')).toMatchObject({
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      cacheControl: 'no-cache',
    })
    const refused = ['', '/checkpoint', 'tile/00/000.p/2', 'tile/0/0.p/2', 'tile/0/x000/000.p/2', 'tile/0/000.p/02']
    for (const path of [...refused, 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/64/000.p/1', 'tile/-1/000.p/2']) {
      expect(await log.file(path), path).toMatchObject({ status: 404, cacheControl: 'no-store' })
    }
    await log.close()
  })
})
