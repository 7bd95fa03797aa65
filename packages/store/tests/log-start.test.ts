import { formatNote } from '@goodstanding/crypto'
import { formatCheckpointText, type Journal, type LogOptions, openLog } from '@goodstanding/log'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MemberStore, StoreTransaction } from '../src/member-store.ts'
import { databases } from '../src/testing/databases.ts'
import { aJournal, anOrigin, checkedEntries, entry, logParts } from './a-log.ts'

const TABLES = ['log_state', 'log_queue', 'log_tile', 'log_checkpoint'] as const

/** Runs an open log for the length of some work. */
async function withLog(
  store: MemberStore,
  parts: LogOptions<StoreTransaction>,
  texts: readonly (string | number)[],
): Promise<void> {
  const log = await openLog(parts)
  if (texts.length > 0) await store.transaction((tx) => log.enqueueAll(tx, texts.map(entry)))
  await log.publishSlot()
  await log.close()
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

describe.each(databases)('a log that is opened on $name', (database) => {
  let store: MemberStore
  let journal: ReturnType<typeof aJournal>
  let parts: LogOptions<StoreTransaction>

  beforeEach(async () => {
    store = await database.freshStore()
    journal = aJournal()
    parts = logParts(store, { origin: anOrigin(), journal })
  })

  /** What a backup holds, and how it comes back. */
  async function backup(): Promise<() => Promise<void>> {
    const rows = await Promise.all(TABLES.map((table) => store.db.selectFrom(table).selectAll().execute()))
    return () =>
      store.transaction(async (tx) => {
        for (const [i, table] of TABLES.entries()) {
          await tx.deleteFrom(table).execute()
          for (const row of rows[i] ?? []) await tx.insertInto(table).values(row).execute()
        }
      })
  }

  it('L3 records a head in the journal after its tiles are stored and before it is signed', async () => {
    const steps: string[] = []
    const spied: LogOptions<StoreTransaction> = {
      ...parts,
      storage: {
        ...parts.storage,
        transaction: async (work) => {
          const result = await parts.storage.transaction(work)
          steps.push('tiles committed')
          return result
        },
        tile: async (level, index) => {
          steps.push('tiles read again')
          return parts.storage.tile(level, index)
        },
        publishCheckpoint: async (state, checkpoint) => {
          steps.push('checkpoint stored')
          return parts.storage.publishCheckpoint(state, checkpoint)
        },
      },
      journal: {
        last: journal.last,
        record: async (origin, head) => {
          steps.push('journal synced')
          await journal.record(origin, head)
        },
      },
      signer: {
        verifier: parts.signer.verifier,
        sign: (text) => {
          steps.push('signed')
          return parts.signer.sign(text)
        },
      },
    }
    const log = await openLog(spied)
    steps.length = 0
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await log.publishSlot()
    expect(steps).toEqual(['tiles committed', 'tiles read again', 'journal synced', 'signed', 'checkpoint stored'])
    await log.close()
  })

  it('L3 signs nothing when what was written does not read back as it was meant', async () => {
    const log = await openLog({
      ...parts,
      storage: {
        ...parts.storage,
        insertTiles: (tx, tiles) =>
          parts.storage.insertTiles(
            tx,
            tiles.map((tile) => (tile.level === -1 ? { ...tile, bytes: tile.bytes.map((byte) => byte ^ 1) } : tile)),
          ),
      },
    })
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await expect(log.publishSlot()).rejects.toThrow()
    expect(journal.heads.size).toBe(0)
    expect(await log.checkpoint()).toBeNull()
    await log.close().catch(() => undefined)
  })

  it('L3 stores no checkpoint whose signature does not verify', async () => {
    const stranger = logParts(store, { origin: anOrigin() }).signer
    const log = await openLog({ ...parts, signer: { verifier: parts.signer.verifier, sign: stranger.sign } })
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await expect(log.publishSlot()).rejects.toMatchObject({ reason: 'checkpoint_differs' })
    expect(await log.checkpoint()).toBeNull()
    await log.close().catch(() => undefined)
  })

  it('L4 refuses to write on a backup that is below its journal', async () => {
    await withLog(store, parts, [1, 2])
    const restore = await backup()
    await withLog(store, parts, [3])
    await restore()
    await expect(openLog(parts)).rejects.toMatchObject({ reason: 'journal_ahead' })
    await expect(openLog(parts)).rejects.toThrow('size 3 may have been signed; here are 2')
  })

  it('L4 refuses to write beside its journal', async () => {
    await withLog(store, parts, [1, 2])
    const restore = await backup()
    await withLog(store, parts, [3])
    await restore()
    await store.db.deleteFrom('log_queue').execute()
    // A writer without that journal goes another way from the backup.
    const { heads } = aJournal()
    const early = await parts.storage.state()
    const other: Journal = { last: async (origin) => heads.get(origin) ?? early, record: async () => undefined }
    await withLog(store, { ...parts, journal: other }, ['another'])
    await expect(openLog(parts)).rejects.toMatchObject({ reason: 'journal_beside' })
  })

  it('L4 signs no size again with another root, nor one below, while it runs', async () => {
    const log = await openLog(parts)
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    journal.heads.set(log.origin, { size: 2, root: new Uint8Array(32) })
    await expect(log.publishSlot()).rejects.toMatchObject({ reason: 'journal_ahead' })
    await log.close().catch(() => undefined)
    journal.heads.set(log.origin, { size: 1, root: new Uint8Array(32) })
    await expect(openLog(parts)).rejects.toMatchObject({ reason: 'journal_beside' })
  })

  it('L4 refuses to write when its journal is lost', async () => {
    await withLog(store, parts, [1, 2])
    const [[origin, first] = ['', undefined]] = journal.heads
    journal.heads.clear()
    const lost = { reason: 'journal_behind', message: expect.stringContaining('has no entry of this log') }
    await expect(openLog(parts)).rejects.toMatchObject(lost)
    journal.heads.set(origin, { size: 1, root: first?.root ?? new Uint8Array(32) })
    const words =
      /log .* has stopped \(journal_behind\): .* checkpoint of size \d+, its journal ends at 1: .* Bring its newest copy back/
    const earlier = { reason: 'journal_behind', message: expect.stringMatching(words) }
    await expect(openLog(parts)).rejects.toMatchObject(earlier)
  })

  it('L5 publishes what was integrated before it stopped', async () => {
    const log = await openLog({
      ...parts,
      journal: {
        last: journal.last,
        record: async () => {
          throw new Error('died here')
        },
      },
    })
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await expect(log.publishSlot()).rejects.toThrow('died here')
    await log.close().catch(() => undefined)
    const again = await openLog(parts)
    expect(await again.checkpoint()).toMatchObject({ size: 1 })
    expect((await checkedEntries(again)).entries).toEqual(['entry a'])
    await again.close()
  })

  it.each([
    ['a hash of the last tile', -1, 0, 0],
    ['an entry of the last bundle', 5, -1, 0],
    ['an entry of the last full bundle', 5, -1, 255],
    ['the hash of a full tile in its parent', 7, 1, 0],
    ['a hash of the last full tile', 8_000, 0, 255],
  ])('L5 refuses to write where %s was changed', async (_, at, level, sizeBefore) => {
    // 256 entries and some: the last full tile is checked as well as the partial one.
    await withLog(store, parts, numbers(0, sizeBefore === 0 ? 300 : 256))
    const row = await store.db
      .selectFrom('log_tile')
      .selectAll()
      .where('level', '=', level)
      .orderBy('tile_index', 'desc')
      .orderBy('width', 'desc')
      .executeTakeFirstOrThrow()
    const bytes = row.bytes.with(at < 0 ? row.bytes.length - 1 : at, 0xee)
    await store.db
      .updateTable('log_tile')
      .set({ bytes })
      .where('level', '=', level)
      .where('tile_index', '=', row.tile_index)
      .where('width', '=', row.width)
      .execute()
    await expect(openLog(parts)).rejects.toMatchObject({ reason: 'tiles_differ' })
  })

  it('L5 refuses to write where state, tiles and checkpoint do not belong together', async () => {
    await withLog(store, parts, numbers(0, 5))
    const changed: [() => Promise<unknown>, string][] = [
      [() => store.db.updateTable('log_state').set({ size: 4 }).execute(), 'tiles_differ'],
      [
        () =>
          store.db
            .updateTable('log_state')
            .set({ root: new Uint8Array(32) })
            .execute(),
        'tiles_differ',
      ],
      [() => store.db.deleteFrom('log_tile').where('level', '=', 0).execute(), 'tiles_differ'],
      [() => store.db.deleteFrom('log_checkpoint').execute(), 'checkpoint_differs'],
      [() => store.db.updateTable('log_checkpoint').set({ note: 'nothing' }).execute(), 'checkpoint_differs'],
    ]
    const restore = await backup()
    for (const [change, reason] of changed) {
      await change()
      await expect(openLog(parts)).rejects.toMatchObject({ reason })
      await restore()
    }
    await withLog(store, parts, [6])
  })

  it('L5 refuses a checkpoint of its own key that is not of its tiles', async () => {
    await withLog(store, parts, [1, 2])
    const other = logParts(store, { origin: parts.storage.origin, journal: aJournal() })
    const text = formatCheckpointText({ origin: parts.storage.origin, size: 2, root: new Uint8Array(32) })
    const note = formatNote(text, [await other.signer.sign(text)])
    await store.db.updateTable('log_checkpoint').set({ note }).execute()
    await expect(openLog(parts)).rejects.toMatchObject({ reason: 'checkpoint_differs' })
  })

  it('L7 stops where a tile that it is to write is stored already', async () => {
    const log = await openLog(parts)
    const tile = { origin: log.origin, level: 0, tile_index: 0, width: 1, bytes: new Uint8Array(32) }
    await store.db.insertInto('log_tile').values(tile).execute()
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await expect(log.publishSlot()).rejects.toMatchObject({ reason: 'tile_exists' })
    expect(await parts.storage.state()).toMatchObject({ size: 0 })
    await log.close().catch(() => undefined)
  })
})
