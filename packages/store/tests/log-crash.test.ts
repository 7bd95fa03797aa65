import { type Checkpoint, type LogWriter, openLog, parseCheckpoint } from '@goodstanding/log'
import { describe, expect, it } from 'vitest'
import type { MemberStore, StoreTransaction } from '../src/member-store.ts'
import { databases } from '../src/testing/databases.ts'
import { aJournal, anOrigin, checkedEntries, entry, logParts } from './a-log.ts'
import { Crash, crashingProcess } from './crashing-store.ts'

// Two slots, the second over the end of a tile.
const BATCHES = [2, 257]

// Every third point on each database, and not the same ones; all of them with EVERY_CRASH set.
const SAMPLES = { PGlite: { first: 0, step: 3 }, PostgreSQL: { first: 1, step: 3 } }

/** Queues the batches that are not there yet, as a caller does that knows its own requests again, and publishes each. */
async function runScript(store: MemberStore, log: LogWriter<StoreTransaction>, seen: Checkpoint[]): Promise<void> {
  for (const [batch, count] of BATCHES.entries()) {
    const own = { map_name: log.origin, page_key: String(batch) }
    await store.transaction(async (tx) => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('map_page')
        .values({ ...own, page: new Uint8Array() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows !== 1n) return
      await log.enqueueAll(
        tx,
        Array.from({ length: count }, (_, i) => entry(`${batch}/${i}`)),
      )
    })
    await log.publishSlot()
    const parsed = parseCheckpoint((await log.checkpoint())?.note ?? '')
    if (parsed.ok) seen.push(parsed.value.checkpoint)
  }
}

describe.each(databases)('a log whose process dies, on $name', (database) => {
  const expected = BATCHES.flatMap((count, batch) => Array.from({ length: count }, (_, i) => `entry ${batch}/${i}`))

  it('L5 is the same log at whichever statement, commit or sync it died, with nothing lost and nothing doubled', async () => {
    const store = await database.freshStore()
    const roots = new Set<string>()
    const { first, step } = process.env.EVERY_CRASH === undefined ? SAMPLES[database.name] : { first: 0, step: 1 }
    let at = first
    for (let isOver = false; !isOver; at += step) {
      const origin = anOrigin()
      const journal = aJournal()
      const seen: Checkpoint[] = []
      const dying = crashingProcess(store, at)
      const parts = logParts(dying.store, { origin, journal: dying.journal(journal) })
      const ran = openLog(parts).then((log) => runScript(dying.store, log, seen))
      await ran.catch((error: unknown) => expect(error).toBeInstanceOf(Crash))
      isOver = !dying.isDead()
      await dying.bury()
      const log = await openLog(logParts(store, { origin, journal }))
      await runScript(store, log, seen)
      const { checked, entries } = await checkedEntries(log, { kept: seen })
      expect(entries, `died at point ${at}`).toEqual(expected)
      roots.add(Buffer.from(checked.checkpoint.root).toString('hex'))
      await log.close()
    }
    expect(roots.size).toBe(1)
    expect(at).toBeGreaterThan(60)
  }, 120_000)

  it('L5 is the same log also when it dies again while it starts', async () => {
    const store = await database.freshStore()
    for (let at = 0; at < 60; at += 15) {
      const origin = anOrigin()
      const journal = aJournal()
      const seen: Checkpoint[] = []
      for (let death = at; death < at + 100; death += 13) {
        const dying = crashingProcess(store, death)
        const parts = logParts(dying.store, { origin, journal: dying.journal(journal) })
        await openLog(parts)
          .then((log) => runScript(dying.store, log, seen))
          .catch(() => undefined)
        await dying.bury()
      }
      const log = await openLog(logParts(store, { origin, journal }))
      await runScript(store, log, seen)
      expect((await checkedEntries(log, { kept: seen })).entries).toEqual(expected)
      await log.close()
    }
  })
})
