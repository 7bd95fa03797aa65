import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays, type CalendarDate, dateOf, MINUTE_MS, startOfDay } from '@goodstanding/core'
import { fromHex } from '@goodstanding/crypto'
import { leavesById, type PlacedLeaf } from '@goodstanding/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireRecords } from '../../src/use-cases/provider/expire-records.ts'
import { keyMonthOf } from '../../src/use-cases/provider/keys/retention-keys.ts'
import { makeLeaf, type Opening, unsealOpening } from '../../src/use-cases/provider/make-leaf.ts'
import { providerParts } from '../../src/use-cases/provider/provider-parts.ts'
import { queueLeaves } from '../../src/use-cases/provider/queue-leaves.ts'
import { replaceOpenKeys } from '../../src/use-cases/provider/replace-keys.ts'
import { aRow, TRADELINE } from './candidate-rows.ts'
import { type ProviderWorld, publish, startProviderWorld } from './provider-world.ts'
import { recordsWitnessed } from './registered-enterprise.ts'

let world: ProviderWorld
const ids: string[] = []
/** The bank's rows as a backup of the first month has them, and what they open there. */
let backup: readonly PlacedLeaf[] = []
let openings: readonly Opening[] = []

beforeAll(async () => {
  world = await startProviderWorld('open keys')
  for (const rowKey of ['a', 'b', 'c', 'd', 'e']) ids.push(await publishOne(rowKey, 100))
  await settled()
  backup = await leavesOf()
  openings = await opened()
})
afterAll(() => world.net.stop())

const bank = () => world.net.node('northbank').node
/** The bank's node after a restart: nothing that the process before it held. */
const restarted = () => ({ ...bank() })
const folder = () => join(bank().config.dataFolder, 'retention-keys')

async function publishOne(rowKey: string, minor: number): Promise<string> {
  const body = { ...TRADELINE, balance: { currency: 'USD', minor } }
  const [result] = await publish(world, 'northbank', [aRow({ customer: 'cust', rowKey, body })])
  if (!result?.id) throw new Error(`${result?.code} ${result?.why}`)
  return result.id
}

const settled = () => recordsWitnessed(bank())

async function leavesOf(): Promise<readonly PlacedLeaf[]> {
  const leaves = await leavesById(bank().store.db, ids)
  return leaves.toSorted((a, b) => a.queueId - b.queueId)
}

async function opened(): Promise<readonly Opening[]> {
  const { retentionKeys } = await providerParts(restarted())
  const leaves = await leavesOf()
  const keys = await retentionKeys.keysOf(leaves.map(({ keyMonth }) => keyMonth))
  return leaves.map(({ sealed, head, keyMonth }) => unsealOpening(sealed, head.id, keys(keyMonth)))
}

async function keysInUse(): Promise<readonly string[]> {
  return (await leavesOf()).map(({ keyMonth }) => keyMonth)
}

async function keyNames(): Promise<readonly string[]> {
  return (await readdir(folder())).sort()
}

function advanceTo(day: string): void {
  world.net.advance(startOfDay(day as CalendarDate) + 6 * MINUTE_MS - bank().clock.now())
}

/** Leaves of the backup that some key of today opens. */
async function openedOfBackup(): Promise<readonly string[]> {
  const keys = await Promise.all(
    (await keyNames()).map(async (name) => fromHex((await readFile(join(folder(), name), 'utf8')).trim())),
  )
  const opens = (leaf: PlacedLeaf) => keys.some((key) => isOpenedBy(leaf, key))
  return backup.filter(opens).map(({ head }) => head.id)
}

function isOpenedBy({ sealed, head }: PlacedLeaf, key: Uint8Array): boolean {
  try {
    unsealOpening(sealed, head.id, key)
    return true
  } catch {
    return false
  }
}

describe('What has no end yet', () => {
  it('is sealed under a key of this month, which opens it', async () => {
    expect(new Set(await keysInUse())).toEqual(new Set(['open-2026-10']))
    expect(await openedOfBackup()).toEqual(backup.map(({ head }) => head.id))
    expect(openings.map((one) => one.opened?.body)).toMatchObject(ids.map(() => ({ balance: { minor: 100 } })))
  })

  it('keeps its key while the month lasts', async () => {
    advanceTo('2026-10-31')
    await expireRecords(bank())
    await expireRecords(bank())
    expect(await keyNames()).toEqual(['open-2026-10.key'])
    expect(await leavesOf()).toEqual(backup)
  })

  it('is sealed anew in the month after by a node that is killed halfway, and loses nothing', async () => {
    advanceTo('2026-11-01')
    let sealsLeft = 3
    const dying = {
      ...bank(),
      random: (size: number) => {
        if (sealsLeft-- === 0) throw new Error('killed')
        return bank().random(size)
      },
    }
    const inMemory = await providerParts(restarted())
    await inMemory.retentionKeys.keyOf('open-2026-11')
    await expect(replaceOpenKeys(dying, inMemory, 2)).rejects.toThrow('killed')
    expect((await keysInUse()).toSorted()).toEqual([
      ...['open-2026-10', 'open-2026-10', 'open-2026-10'],
      ...['open-2026-11', 'open-2026-11'],
    ])
    expect(await opened()).toEqual(openings)
  })

  it('has both keys until all is sealed anew, and also when the node is killed then', async () => {
    const again = restarted()
    await replaceOpenKeys(again, await providerParts(again), 2)
    expect(new Set(await keysInUse())).toEqual(new Set(['open-2026-11']))
    expect(await keyNames()).toEqual(['open-2026-10.key', 'open-2026-11.key'])
    expect(await opened()).toEqual(openings)
    await expireRecords(restarted())
    expect(await keyNames()).toEqual(['open-2026-11.key'])
    expect(await opened()).toEqual(openings)
  })

  it('is not published under a key that was destroyed meanwhile', async () => {
    const parts = await providerParts(bank())
    const [leaf] = await leavesOf()
    if (leaf === undefined) throw new Error('a leaf was published')
    const { random, genesisHash, store } = bank()
    const today = dateOf(bank().clock.now())
    const lastMonth = addDays(today, -1)
    const stale = { keys: () => random(32), today: lastMonth }
    const made = makeLeaf({ head: leaf.head, body: {}, leavesOn: null }, { random, genesisHash, ...stale })
    expect(made.keyMonth).toBe(keyMonthOf(null, lastMonth))
    const before = await parts.records.status()
    await expect(store.transaction((tx) => queueLeaves(tx, parts, [made]))).rejects.toThrow('destroyed')
    expect(await parts.records.status()).toEqual(before)
  })
})

describe('A backup from while a record was open', () => {
  it('opens nothing of it once the record is erased, with all the keys that there are', async () => {
    const [erased] = ids
    await publishOne('a', 200)
    await settled()
    for (const day of ['2026-12-01', '2028-02-01']) {
      advanceTo(day)
      for (let turn = 0; turn < 3; turn++) {
        await expireRecords(bank())
        await settled()
      }
    }
    const kept = (await leavesOf()).map(({ head }) => head.id)
    expect(kept).toEqual(ids.filter((id) => id !== erased))
    expect(await keyNames()).toEqual(['open-2028-02.key'])
    expect(await openedOfBackup()).toEqual([])
    const stillOpen = openings.slice(1)
    expect(await opened()).toEqual(stillOpen)
  })
})
