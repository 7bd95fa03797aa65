import { sha256, toHex } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryMap } from './memory-map.ts'
import { EMPTY_ROOT } from './nodes/node-hash.ts'
import { proveKeys } from './prove-keys.ts'
import { aKey, anyChanges, anyKey, aValue, CLOSE_KEYS } from './testing/keys.ts'
import { storedMap } from './testing/stored-map.ts'
import { updateMap } from './update-map.ts'

const many = (count: number) => Array.from({ length: count }, (_, i) => ({ key: aKey(`many ${i}`), value: aValue(i) }))

describe('A map in pages', () => {
  it('has the roots and proofs of the same map in memory, and no page too many', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChanges, { maxLength: 4 }), fc.array(anyKey), async (batches, keys) => {
        const stored = storedMap()
        let memory = memoryMap()
        for (const changes of batches) {
          await stored.update(changes)
          memory = memory.with(changes)
          expect(toHex(stored.root())).toBe(toHex(memory.root()))
        }
        const proofs = await proveKeys(stored.store, stored.root(), keys)
        expect(proofs).toEqual(keys.map((key) => memory.prove(key)))

        const fresh = storedMap()
        await fresh.update(keptIn(batches))
        expect(stored.pages).toEqual(fresh.pages)
      }),
      { seed: 5 },
    )
  })

  it('makes each page anew once for many changes, and reads all of a level in one go', async () => {
    const stored = storedMap()
    await stored.update(many(3_000))
    const pages = stored.pages.size

    stored.reads.length = 0
    const written = await stored.update(many(500).map(({ key }) => ({ key, value: aValue('new') })))
    const read = stored.reads.flat()
    expect(stored.reads.length).toBeLessThanOrEqual(6)
    expect(new Set(read).size).toBe(read.length)
    expect(written).toBe(read.length)
    expect(read.length).toBeLessThan(pages)
  })

  it('reads for one key no more than the pages on its path and on those of its neighbours', async () => {
    const stored = storedMap()
    await stored.update(many(3_000))
    stored.reads.length = 0
    await proveKeys(stored.store, stored.root(), [aKey('absent')])
    expect(stored.reads.length).toBeLessThanOrEqual(8)
    expect(stored.reads.flat().length).toBeLessThanOrEqual(12)
  })

  it('leaves no page behind when everything is taken away', async () => {
    const stored = storedMap()
    const contents = [...many(100), ...CLOSE_KEYS.map((key) => ({ key, value: aValue(1) }))]
    await stored.update(contents)
    await stored.update(contents.map(({ key }) => ({ key, value: null })))
    expect(stored.root()).toEqual(EMPTY_ROOT)
    expect(stored.pages.size).toBe(0)
  })

  it('reads nothing and needs no proof under the empty root', async () => {
    const stored = storedMap()
    expect(await proveKeys(stored.store, EMPTY_ROOT, [aKey(1)])).toEqual([null])
    expect(await updateMap(stored.store, EMPTY_ROOT, [{ key: aKey(1), value: null }])).toEqual({
      root: EMPTY_ROOT,
      pages: new Map(),
    })
    expect(stored.reads).toEqual([])
  })

  it('stops at a page that is missing', async () => {
    const stored = storedMap()
    await stored.update(many(100))
    stored.pages.delete('')
    await expect(proveKeys(stored.store, stored.root(), [aKey(1)])).rejects.toThrow('missing')
  })

  it('stops at any page in which any one bit has changed before it proves from it', async () => {
    const contents = many(60)
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(7), async (pageNumber, byteNumber, bit) => {
        const stored = storedMap()
        await stored.update(contents)
        const [key, page] = [...stored.pages][pageNumber % stored.pages.size] ?? ['', new Uint8Array()]
        const damaged = page.slice()
        const at = byteNumber % page.length
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
        stored.pages.set(key, damaged)
        const keys = contents.map((entry) => entry.key)
        await expect(proveKeys(stored.store, stored.root(), keys)).rejects.toThrow('of the map')
      }),
      { seed: 6, numRuns: 60 },
    )
  })

  it('stops at a root that its pages do not have', async () => {
    const stored = storedMap()
    await stored.update(many(10))
    await expect(updateMap(stored.store, sha256(aKey(1)), many(1))).rejects.toThrow('damaged')
  })
})

function keptIn(batches: readonly (readonly { key: Uint8Array; value: Uint8Array | null }[])[]) {
  const kept = new Map(batches.flat().map((change) => [toHex(change.key), change]))
  return [...kept.values()].filter(({ value }) => value !== null)
}
