import { join } from 'node:path'
import { accessEntry } from '@goodstanding/core'
import { fromHex, toHex } from '@goodstanding/crypto'
import { describe, expect, it } from 'vitest'
import { refusedAccessVectors, validAccessVectors } from '../testing/access-vectors.ts'
import { refusedIndexVectors, validIndexVectors } from '../testing/index-vectors.ts'
import { accessLeaf } from './access-leaf.ts'
import { indexKey, indexValue, isListProven } from './index-entry.ts'

const VECTORS = join(import.meta.dirname, '../../../../vectors')
const made = {
  'index/valid.json': validIndexVectors(),
  'index/refused.json': refusedIndexVectors(),
  'access/valid.json': validAccessVectors(),
  'access/refused.json': refusedAccessVectors(),
}

/** As an implementation reads it: the files say the same, else the first tests fail. */
function read<F extends keyof typeof made>(file: F): (typeof made)[F] {
  return JSON.parse(JSON.stringify(made[file]))
}

describe('The vectors of what an answer proves', () => {
  it.each(Object.entries(made))(
    '%s says what this code makes; `vitest run packages/report -u` writes it anew',
    async (file, vectors) => {
      await expect(`${JSON.stringify(vectors, null, 1)}\n`).toMatchFileSnapshot(join(VECTORS, file))
    },
  )
})

describe('A list of an index', () => {
  it.each(read('index/valid.json'))('is proven: $name', (vector) => {
    const genesis = fromHex(vector.genesisHash)
    expect(toHex(indexKey(vector.subject, vector.type, genesis))).toBe(vector.key)
    const { list } = vector
    expect(list && toHex(indexValue(fromHex(list.salt), list.positions, genesis))).toBe(vector.value)
    expect(isListProven(vector, fromHex(vector.root), genesis)).toBe(true)
  })

  it.each(read('index/refused.json'))('is not: $name', (vector) => {
    expect(isListProven(vector, fromHex(vector.root), fromHex(vector.genesisHash))).toBe(false)
  })
})

describe('An access entry', () => {
  it.each(read('access/valid.json'))('opens to its bytes in the access log: $name', (vector) => {
    const { entry, accessKey, genesisHash, leaf } = vector
    expect(accessEntry.parse(entry)).toEqual(entry)
    expect(toHex(accessLeaf(vector, accessKey, fromHex(genesisHash)))).toBe(leaf)
  })

  it.each(read('access/refused.json'))('does not: $name', (vector) => {
    const { entry, accessKey, genesisHash, leaf, refusedFor } = vector
    const parsed = accessEntry.safeParse(entry)
    expect(parsed.success).toBe(refusedFor === 'leaf')
    if (parsed.success) {
      const bytes = accessLeaf({ ...vector, entry: parsed.data }, accessKey, fromHex(genesisHash))
      expect(toHex(bytes)).not.toBe(leaf)
    }
  })
})
