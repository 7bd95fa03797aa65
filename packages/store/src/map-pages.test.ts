import { EMPTY_ROOT, memoryMap, proveKeys, updateMap } from '@goodstanding/map'
import { describe, expect, it } from 'vitest'
import { mapPages, writePages } from './map-pages.ts'
import { databases } from './testing/databases.ts'

const key = (n: number) => new Uint8Array(32).fill(n)

describe.each(databases)('map pages on $name', (database) => {
  it('give the root and the proofs that the map in memory gives', async () => {
    const store = await database.freshStore()
    const steps = [
      Array.from({ length: 200 }, (_, n) => ({ key: key(n), value: key(n) })),
      Array.from({ length: 150 }, (_, n) => ({ key: key(n), value: n % 2 === 0 ? null : key(n + 1) })),
    ]
    let memory = memoryMap()
    let root = EMPTY_ROOT
    for (const changes of steps) {
      memory = memory.with(changes)
      root = await store.transaction(async (tx) => {
        const update = await updateMap(mapPages(tx, 'index'), root, changes)
        await writePages(tx, 'index', update.pages)
        return update.root
      })
      expect(root).toEqual(memory.root())
    }
    const keys = [key(0), key(1), key(199), key(250)]
    expect(await proveKeys(mapPages(store.db, 'index'), root, keys)).toEqual(keys.map((one) => memory.prove(one)))
  })

  it('of another map are other pages', async () => {
    const store = await database.freshStore()
    await store.transaction((tx) => writePages(tx, 'one', new Map([['', key(1)]])))
    expect(await mapPages(store.db, 'other').read([''])).toEqual(new Map())
    await store.transaction((tx) => writePages(tx, 'one', new Map([['', null]])))
    expect(await mapPages(store.db, 'one').read([''])).toEqual(new Map())
  })
})
