import { type Bytes, toHex } from '@goodstanding/crypto'
import { memoryMap } from '../memory-map.ts'
import type { MapChange } from '../nodes/update-page.ts'
import { aKey, aValue, CLOSE_KEYS } from './keys.ts'
import { storedMap } from './stored-map.ts'

/** Batches of changes to a map that is empty at first, with the root after each. */
export type RootVector = {
  readonly name: string
  readonly steps: readonly {
    readonly changes: readonly { readonly key: string; readonly value: string | null }[]
    readonly root: string
  }[]
}

export function rootVectors(): readonly RootVector[] {
  const one = { key: aKey(1), value: aValue(1) }
  const many = Array.from({ length: 20 }, (_, i) => ({ key: aKey(i), value: aValue(i) }))
  const close = CLOSE_KEYS.slice(0, 8).map((key, i) => ({ key, value: aValue(i) }))
  return [
    rootVector('nothing', [[]]),
    rootVector('one key, then none', [[one], [gone(one)]]),
    rootVector('a value that changes', [[one], [{ ...one, value: aValue(2) }], [one]]),
    rootVector('two keys, one taken away', [many.slice(0, 2), [gone(many[0] ?? one)]]),
    rootVector('twenty keys at once, every other one taken away', [many, many.filter((_, i) => i % 2 === 0).map(gone)]),
    rootVector('keys that share their first eight turns', [close, close.slice(1).map(gone)]),
    rootVector('a key taken away that was never there', [[one], [gone({ key: aKey(2) })]]),
    rootVector('values of one byte and of 1 KiB', [
      [
        { key: aKey(1), value: Uint8Array.of(0) },
        { key: aKey(2), value: new Uint8Array(1024).fill(0xa5) },
      ],
    ]),
  ]
}

/** A map with its pages as they are stored. */
export async function pageVector() {
  const contents = [...CLOSE_KEYS.slice(0, 4), aKey(1), aKey(2)].map((key, i) => ({ key, value: aValue(i) }))
  const stored = storedMap()
  await stored.update(contents)
  const pages = [...stored.pages].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, page]) => [key, toHex(page)])
  return { contents: contents.map(inHex), root: toHex(stored.root()), pages: Object.fromEntries(pages) }
}

function rootVector(name: string, batches: readonly (readonly MapChange[])[]): RootVector {
  let map = memoryMap()
  const steps = batches.map((changes) => {
    map = map.with(changes)
    return { changes: changes.map(inHex), root: toHex(map.root()) }
  })
  return { name, steps }
}

function gone({ key }: { readonly key: Bytes }): MapChange {
  return { key, value: null }
}

function inHex({ key, value }: MapChange) {
  return { key: toHex(key), value: value === null ? null : toHex(value) }
}
