import { type Bytes, toHex } from '@goodstanding/crypto'
import { EMPTY_ROOT, innerHash, leafHash } from '../nodes/node-hash.ts'
import { bitAt, positionOf } from '../nodes/position.ts'
import type { MapChange } from '../nodes/update-page.ts'

type Entry = { readonly key: Bytes; readonly value: Bytes }

/** The root by definition, from all contents at once. */
export function naiveRoot(contents: readonly Entry[], depth = 0): Bytes {
  const [only] = contents
  if (only === undefined) return EMPTY_ROOT
  if (contents.length === 1) return leafHash(only.key, only.value)
  const side = (bit: 0 | 1) => contents.filter(({ key }) => bitAt(positionOf(key), depth) === bit)
  return innerHash(naiveRoot(side(0), depth + 1), naiveRoot(side(1), depth + 1))
}

/** What a map holds after these batches of changes. */
export function naiveContents(batches: readonly (readonly MapChange[])[]): readonly Entry[] {
  const contents = new Map<string, Entry>()
  for (const { key, value } of batches.flat()) {
    if (value === null) contents.delete(toHex(key))
    else contents.set(toHex(key), { key, value })
  }
  return [...contents.values()]
}
