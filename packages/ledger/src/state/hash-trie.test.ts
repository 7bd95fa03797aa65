import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_TRIE, type HashTrie, trieDelete, trieGet, trieKeys, trieSet } from './hash-trie.ts'

const key = fc.string({ unit: fc.constantFrom('0', '1', 'f'), minLength: 6, maxLength: 6 })
const step = fc.record({ key, value: fc.option(fc.nat()) })

describe('A hash trie', () => {
  it('holds what a map would hold after the same steps, in ascending order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const map = new Map<string, number>()
        let trie: HashTrie<number> = EMPTY_TRIE
        for (const { key, value } of steps) {
          if (value === null) map.delete(key)
          else map.set(key, value)
          trie = value === null ? trieDelete(trie, key) : trieSet(trie, key, value)
        }
        expect(trieKeys(trie)).toEqual([...map.keys()].sort())
        for (const { key } of steps) expect(trieGet(trie, key)).toBe(map.get(key))
      }),
      { seed: 7 },
    )
  })

  it('has one shape for one content, whatever came before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 30 }), key, (keys, extra) => {
        const build = (order: readonly string[]) =>
          order.reduce<HashTrie<string>>((trie, key) => trieSet(trie, key, key), EMPTY_TRIE)
        const plain = build(keys)
        const back = keys.includes(extra) ? plain : trieDelete(trieSet(plain, extra, extra), extra)
        expect(back).toEqual(build(keys.toReversed()))
      }),
      { seed: 7 },
    )
  })

  it('leaves the table that it was made from as it was', () => {
    const one = trieSet(EMPTY_TRIE as HashTrie<number>, '0a', 1)
    const two = trieSet(one, '0b', 2)
    trieDelete(two, '0a')
    expect([trieKeys(one), trieKeys(two)]).toEqual([['0a'], ['0a', '0b']])
  })
})
