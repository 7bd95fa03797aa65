import { toHex } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryMap } from './memory-map.ts'
import { EMPTY_ROOT } from './nodes/node-hash.ts'
import { aKey, anyChanges, anyContents, anyKey, aValue } from './testing/keys.ts'
import { naiveContents, naiveRoot } from './testing/naive-root.ts'

describe('A map in memory', () => {
  it('has the root of its contents by definition, whatever changes led there', () => {
    fc.assert(
      fc.property(fc.array(anyChanges, { maxLength: 5 }), (batches) => {
        const map = batches.reduce((before, changes) => before.with(changes), memoryMap())
        expect(toHex(map.root())).toBe(toHex(naiveRoot(naiveContents(batches))))
      }),
      { seed: 1 },
    )
  })

  it('has the same root whatever the order of changes, and whether they come at once or one by one', () => {
    const shuffled = anyChanges.chain((changes) =>
      fc.tuple(fc.constant(changes), fc.shuffledSubarray([...changes], { minLength: changes.length })),
    )
    fc.assert(
      fc.property(shuffled, ([changes, others]) => {
        const oneByOne = others.reduce((before, change) => before.with([change]), memoryMap())
        expect(toHex(oneByOne.root())).toBe(toHex(memoryMap().with(changes).root()))
      }),
      { seed: 2 },
    )
  })

  it('has its earlier root again once what was added is taken away', () => {
    fc.assert(
      fc.property(anyContents, anyContents, (contents, others) => {
        const before = memoryMap().with(contents)
        const added = others.filter(({ key }) => before.get(key) === null)
        const after = before.with(added).with(added.map(({ key }) => ({ key, value: null })))
        expect(toHex(after.root())).toBe(toHex(before.root()))
      }),
      { seed: 3 },
    )
  })

  it('holds what was put last, and leaves every earlier map as it was', () => {
    fc.assert(
      fc.property(anyContents, anyChanges, anyKey, (contents, changes, key) => {
        const before = memoryMap().with(contents)
        const root = before.root()
        const after = before.with(changes)
        const held = naiveContents([contents, changes]).find((entry) => toHex(entry.key) === toHex(key))
        expect(after.get(key)).toEqual(held?.value ?? null)
        expect(before.root()).toBe(root)
      }),
      { seed: 4 },
    )
  })

  it('counts the later of two changes of one key', () => {
    const key = aKey('twice')
    const map = memoryMap().with([
      { key, value: aValue(1) },
      { key, value: aValue(2) },
    ])
    expect(map.get(key)).toEqual(aValue(2))
    expect(
      map
        .with([
          { key, value: aValue(3) },
          { key, value: null },
        ])
        .root(),
    ).toEqual(EMPTY_ROOT)
  })

  it('is the same map when a change changes nothing', () => {
    const map = memoryMap().with([{ key: aKey(1), value: aValue(1) }])
    expect(map.with([]).root()).toBe(map.root())
    expect(map.with([{ key: aKey(2), value: null }]).root()).toBe(map.root())
    expect(map.with([{ key: aKey(1), value: aValue(1) }]).root()).toBe(map.root())
  })

  it.each([
    ['a key that is no hash', new Uint8Array(31), aValue(1)],
    ['an empty value', aKey(1), new Uint8Array()],
    ['a value over 1 KiB', aKey(1), new Uint8Array(1025)],
  ])('stops at %s', (_, key, value) => {
    expect(() => memoryMap().with([{ key, value }])).toThrow('assertion failed')
  })
})
