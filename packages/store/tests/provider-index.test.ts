import {
  type MapChange,
  type MemoryMap,
  memoryMap,
  proveKeys,
  updateMap,
  verifyAbsence,
  verifyPresence,
} from '@goodstanding/map'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemberStore } from '../src/member-store.ts'
import { indexPages, writeIndexPages } from '../src/provider-index-pages.ts'
import { listsAt, writeLists } from '../src/provider-lists.ts'
import { forgetSlotsBefore, insertIndexSlot, newestIndexSlot, readOneMoment } from '../src/provider-slots.ts'
import { databases, pglite } from '../src/testing/databases.ts'

const key = (n: number) => new Uint8Array(32).fill(n)
const keys = Array.from({ length: 12 }, (_, n) => key(n))

/** A slot's changes: what each of some keys holds from then on; 0 takes it out. */
const aSlot = fc.array(fc.record({ n: fc.integer({ min: 0, max: 11 }), value: fc.integer({ min: 0, max: 255 }) }), {
  minLength: 1,
  maxLength: 8,
})

type Slots = readonly (readonly { readonly n: number; readonly value: number }[])[]

/** Writes slots of sizes 1, 2, …; gives the map that the index was after each, the empty one first. */
async function writeSlots(store: MemberStore, slots: Slots): Promise<readonly MemoryMap[]> {
  const maps = [memoryMap()]
  for (const [at, slot] of slots.entries()) {
    const changes = slot.map(
      ({ n, value }): MapChange => ({ key: key(n), value: value === 0 ? null : Uint8Array.of(value) }),
    )
    const before = maps[at] ?? memoryMap()
    maps.push(before.with(changes))
    await store.transaction(async (tx) => {
      const { root, pages } = await updateMap(indexPages(tx, at), before.root(), changes)
      await writeIndexPages(tx, at + 1, pages)
      await insertIndexSlot(tx, { size: at + 1, root })
    })
  }
  return maps
}

/** Whether the pages of that slot prove each key to be as the map has it. */
async function provesAll(store: MemberStore, size: number, map: MemoryMap): Promise<boolean> {
  const root = map.root()
  const proofs = await proveKeys(indexPages(store.db, size), root, keys)
  return keys.every((one, at) => {
    const value = map.get(one)
    const proof = proofs[at] ?? null
    if (value === null) return verifyAbsence({ root, key: one, proof })
    return proof !== null && verifyPresence({ root, key: one, value, proof })
  })
}

describe('The pages of an index', () => {
  it('prove what each slot held, whatever later slots changed, until they are forgotten', async () => {
    const store = await pglite.freshStore()
    await fc.assert(
      fc.asyncProperty(fc.array(aSlot, { minLength: 1, maxLength: 6 }), fc.nat(5), async (slots, forgotten) => {
        await store.db.deleteFrom('provider_index_page').execute()
        await store.db.deleteFrom('provider_index_slot').execute()
        const maps = await writeSlots(store, slots)
        expect((await newestIndexSlot(store.db))?.root).toEqual(maps.at(-1)?.root())
        const kept = Math.min(forgotten, slots.length)
        await store.transaction((tx) => forgetSlotsBefore(tx, kept))
        for (const [size, map] of maps.entries()) {
          if (size >= kept) expect(await provesAll(store, size, map)).toBe(true)
        }
      }),
      { numRuns: 30, seed: 42 },
    )
  })
})

describe.each(databases)('The index by slot on $name', ({ freshStore }) => {
  const name = { subject: 'a', listedUnder: 'tradeline' }
  const salt = (n: number) => new Uint8Array(32).fill(n)

  it('gives a list as each slot had it', async () => {
    const store = await freshStore()
    await store.transaction((tx) => writeLists(tx, 5, [{ ...name, salt: salt(1), positions: [1, 3] }]))
    await store.transaction((tx) => writeLists(tx, 9, [{ ...name, salt: salt(2), positions: [3, 7] }]))
    await store.transaction((tx) => writeLists(tx, 12, [{ ...name, salt: salt(3), positions: [] }]))
    const at = async (size: number) => (await listsAt(store.db, [name, { ...name, subject: 'b' }], size))[0]?.positions
    expect([await at(4), await at(5), await at(8), await at(9), await at(11), await at(12)]).toEqual([
      ...[undefined, [1, 3], [1, 3], [3, 7], [3, 7], undefined],
    ])
    await store.transaction((tx) => forgetSlotsBefore(tx, 9))
    expect([await at(8), await at(9)]).toEqual([undefined, [3, 7]])
  })

  it('knows its newest slot', async () => {
    const store = await freshStore()
    expect(await newestIndexSlot(store.db)).toBeNull()
    for (const size of [1, 4]) await store.transaction((tx) => insertIndexSlot(tx, { size, root: salt(size) }))
    expect(await newestIndexSlot(store.db)).toEqual({ size: 4, root: salt(4) })
  })

  it('is read as of one moment, and not written by who reads so', async () => {
    const store = await freshStore()
    const write = store.transaction(async (tx) => {
      await readOneMoment(tx)
      await insertIndexSlot(tx, { size: 1, root: salt(1) })
    })
    await expect(write).rejects.toThrow(/read-only/)
  })
})
