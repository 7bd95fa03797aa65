import {
  LogStopped,
  leafHash,
  openLog,
  parseCheckpoint,
  proveInclusion,
  QueueFull,
  verifyInclusion,
} from '@goodstanding/log'
import { describe, expect, it } from 'vitest'
import { logStorage } from '../src/log-storage.ts'
import { databases } from '../src/testing/databases.ts'
import { aJournal, anOrigin, checkedEntries, entry, logParts } from './a-log.ts'

describe.each(databases)('the writer of a log on $name', (database) => {
  it('L2 counts an entry once its transaction has committed, with contiguous positions from 0', async () => {
    const store = await database.freshStore()
    const log = await openLog(logParts(store))
    const queueIds = await store.transaction((tx) => log.enqueueAll(tx, [entry('a'), entry('b')]))
    expect(queueIds).toHaveLength(2)
    const undone = store.transaction(async (tx) => {
      await log.enqueue(tx, entry('undone'))
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await log.checkpoint()).toBeNull()
    expect(await log.publishSlot()).toMatchObject({ size: 2, added: 2 })
    await store.transaction((tx) => log.enqueue(tx, entry('c')))
    expect(await log.publishSlot()).toMatchObject({ size: 3, added: 1 })
    expect(await log.publishSlot()).toBeNull()
    expect((await checkedEntries(log)).entries).toEqual(['entry a', 'entry b', 'entry c'])
    await log.close()
  })

  it('L2 refuses to sign on a PostgreSQL that can lose a commit', async () => {
    const store = { ...(await database.freshStore()), isDurable: false }
    const opened = openLog(logParts(store))
    if (store.kind === 'postgres') await expect(opened).rejects.toMatchObject({ reason: 'database_not_durable' })
    else await (await opened).close()
  })

  it('hands a slot to its finisher with its positions, in the slot’s own transaction, and takes its last leaf', async () => {
    const store = await database.freshStore()
    const seen: unknown[] = []
    const log = await openLog(
      logParts(store, {
        finishSlot: async (tx, appended) => {
          seen.push(appended.map(({ position, entry: bytes }) => [position, Buffer.from(bytes).toString()]))
          await tx
            .insertInto('map_page')
            .values({ map_name: 'slots', page_key: String(seen.length), page: new Uint8Array() })
            .execute()
          return entry(`root ${seen.length}`)
        },
      }),
    )
    expect(await log.publishSlot()).toMatchObject({ size: 1, added: 1 })
    expect(await log.publishSlot()).toBeNull()
    await store.transaction((tx) => log.enqueueAll(tx, [entry('a'), entry('b')]))
    expect(await log.publishSlot()).toMatchObject({ size: 4, added: 3 })
    expect(seen).toEqual([
      [],
      [
        [1, 'entry a'],
        [2, 'entry b'],
      ],
    ])
    expect((await checkedEntries(log)).entries).toEqual(['entry root 1', 'entry a', 'entry b', 'entry root 2'])
    expect(await store.db.selectFrom('map_page').selectAll().execute()).toHaveLength(2)
    await log.close()
  })

  it('undoes a slot whose finisher throws, and takes it up again', async () => {
    const store = await database.freshStore()
    let isBroken = true
    const finishSlot = async () => {
      if (isBroken) throw new Error('index is broken')
      return null
    }
    const log = await openLog(logParts(store, { finishSlot }))
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await expect(log.publishSlot()).rejects.toThrow('index is broken')
    expect(await log.status()).toMatchObject({ size: 0, publishedSize: null, stopped: null })
    isBroken = false
    expect(await log.publishSlot()).toMatchObject({ size: 1 })
    await log.close()
  })

  it('publishes an empty log as an empty log when it has no last leaf', async () => {
    const store = await database.freshStore()
    const log = await openLog(logParts(store))
    expect(await log.publishSlot()).toMatchObject({ size: 0, added: 0 })
    expect(await log.publishSlot()).toBeNull()
    expect((await checkedEntries(log)).entries).toEqual([])
    await log.close()
  })

  it('L1 refuses a second writer and says who has the log, until the first lets go', async () => {
    const store = await database.freshStore()
    const parts = logParts(store)
    const log = await openLog(parts)
    await expect(openLog(parts)).rejects.toMatchObject({ reason: 'held_by_another' })
    await expect(openLog(parts)).rejects.toThrow(`process ${process.pid}`)
    await log.close()
    const again = await openLog(parts)
    await again.close()
    await expect(log.publishSlot()).rejects.toMatchObject({ reason: 'closed' })
    await expect(store.transaction((tx) => log.enqueue(tx, entry('late')))).rejects.toMatchObject({ reason: 'closed' })
  })

  it('L1 stops a writer whose state row was changed by another, and changes nothing', async () => {
    const store = await database.freshStore()
    const parts = logParts(store)
    const log = await openLog(parts)
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await store.db.updateTable('log_state').set({ epoch: 7 }).execute()
    await expect(log.publishSlot()).rejects.toMatchObject({ reason: 'state_changed' })
    await expect(log.publishSlot()).rejects.toBeInstanceOf(LogStopped)
    expect(await parts.storage.queueLength()).toBe(1)
    expect(await parts.storage.state()).toMatchObject({ size: 0 })
  })

  it('L6 stops at a commit of which nobody knows whether it took effect, and loses and doubles nothing', async () => {
    const store = await database.freshStore()
    for (const tookEffect of [true, false]) {
      const origin = anOrigin()
      const parts = logParts(store, { origin })
      let isLost = false
      const storage = logStorage(store, origin)
      const lossy: typeof storage = {
        ...storage,
        async transaction(work) {
          if (!isLost) return storage.transaction(work)
          isLost = false
          const result = tookEffect ? await storage.transaction(work) : undefined
          throw new LogStopped(origin, 'commit_ambiguous', `lost ${result === undefined ? 'before' : 'after'} it`)
        },
      }
      const log = await openLog({ ...parts, storage: lossy })
      await store.transaction((tx) => log.enqueueAll(tx, [entry('a'), entry('b')]))
      isLost = true
      await expect(log.publishSlot()).rejects.toMatchObject({ reason: 'commit_ambiguous' })
      await expect(log.publishSlot()).rejects.toMatchObject({ reason: 'commit_ambiguous' })
      await log.close().catch(() => undefined)
      const again = await openLog(parts)
      await again.publishSlot()
      expect((await checkedEntries(again)).entries).toEqual(['entry a', 'entry b'])
      await again.close()
    }
  })

  it('L11 gives nodes with which any entry is proven at any published size', async () => {
    const store = await database.freshStore()
    const log = await openLog(logParts(store))
    for (const [from, to] of [
      [0, 3],
      [3, 300],
      [300, 700],
    ] as const) {
      const batch = Array.from({ length: to - from }, (_, i) => entry(from + i))
      await store.transaction((tx) => log.enqueueAll(tx, batch))
      await log.publishSlot()
      const parsed = parseCheckpoint((await log.checkpoint())?.note ?? '')
      if (!parsed.ok) throw new Error(parsed.fault)
      const { size, root } = parsed.value.checkpoint
      expect(size).toBe(to)
      for (const index of [0, 2, to - 1]) {
        const proof = await proveInclusion(index, size, log.readNode)
        expect(verifyInclusion({ index, size, root, proof, leafHash: leafHash(entry(index)) })).toBe(true)
      }
    }
    await log.close()
  })

  it('L12 refuses early when its queue is full, and takes entries again after a slot', async () => {
    const store = await database.freshStore()
    const log = await openLog({ ...logParts(store), queueMax: 3 })
    await store.transaction((tx) => log.enqueueAll(tx, [entry(1), entry(2)]))
    const refused = store.transaction((tx) => log.enqueueAll(tx, [entry(3), entry(4)]))
    await expect(refused).rejects.toBeInstanceOf(QueueFull)
    await expect(refused).rejects.toMatchObject({ retryAfterMs: expect.any(Number) })
    await log.publishSlot()
    await store.transaction((tx) => log.enqueueAll(tx, [entry(3), entry(4)]))
    expect(await log.publishSlot()).toMatchObject({ size: 4 })
    await log.close()
  })

  it('L12 publishes all that was acknowledged when it is closed', async () => {
    const store = await database.freshStore()
    const parts = logParts(store)
    const log = await openLog({ ...parts, slotEntriesMax: 2 })
    await store.transaction((tx) => log.enqueueAll(tx, [1, 2, 3, 4, 5].map(entry)))
    await log.close()
    const again = await openLog(parts)
    expect(await again.publishSlot()).toBeNull()
    expect((await checkedEntries(again)).entries).toHaveLength(5)
    await again.close()
  })

  it('L12 stays consistent on a disk that is full, and goes on when it no longer is', async () => {
    const store = await database.freshStore()
    const origin = anOrigin()
    const parts = logParts(store, { origin })
    const full = { tiles: false, journal: false }
    const noSpace = async (isFull: boolean) => {
      if (isFull) throw new Error('no space left on device')
    }
    const journal = aJournal()
    const log = await openLog({
      ...parts,
      storage: {
        ...parts.storage,
        insertTiles: async (tx, tiles) => {
          await noSpace(full.tiles)
          await parts.storage.insertTiles(tx, tiles)
        },
      },
      journal: {
        last: journal.last,
        record: async (of, head) => {
          await noSpace(full.journal)
          await journal.record(of, head)
        },
      },
    })
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    full.tiles = true
    await expect(log.publishSlot()).rejects.toThrow('no space')
    full.tiles = false
    full.journal = true
    await expect(log.publishSlot()).rejects.toThrow('no space')
    expect(await log.checkpoint()).toBeNull()
    full.journal = false
    expect(await log.publishSlot()).toMatchObject({ size: 1, added: 0 })
    expect((await checkedEntries(log)).entries).toEqual(['entry a'])
    await log.close()
  })
})
