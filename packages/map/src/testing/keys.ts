import { type Bytes, sha256, toHex, utf8 } from '@goodstanding/crypto'
import fc from 'fast-check'
import { positionOf } from '../nodes/position.ts'
import type { MapChange } from '../nodes/update-page.ts'

/** A key as a caller would make it: a hash. */
export function aKey(name: number | string): Bytes {
  return sha256(utf8(`key ${name}`))
}

export function aValue(name: number | string): Bytes {
  return sha256(utf8(`value ${name}`))
}

/** Keys whose places in the tree share their first byte, so that maps of few keys have deep pages. */
export const CLOSE_KEYS: readonly Bytes[] = Array.from({ length: 12_000 }, (_, i) => aKey(`close ${i}`)).filter(
  (key) => positionOf(key)[0] === 0x5a,
)

/** Far and close keys, from a pool small enough that changes hit what is there. */
export const anyKey: fc.Arbitrary<Bytes> = fc.oneof(
  fc.nat(40).map(aKey),
  fc.nat(CLOSE_KEYS.length - 1).map((index) => CLOSE_KEYS[index] ?? aKey(index)),
)

export const anyValue: fc.Arbitrary<Bytes> = fc.oneof(
  fc.nat(3).map(aValue),
  fc.uint8Array({ minLength: 1, maxLength: 80 }),
)

/** Changes of distinct keys; some of them take keys away. */
export const anyChanges: fc.Arbitrary<readonly MapChange[]> = fc.uniqueArray(
  fc.record({ key: anyKey, value: fc.option(anyValue, { freq: 3 }) }),
  { maxLength: 60, selector: ({ key }) => toHex(key) },
)

/** Contents of a map: changes that take nothing away. */
export const anyContents: fc.Arbitrary<readonly { readonly key: Bytes; readonly value: Bytes }[]> = fc.uniqueArray(
  fc.record({ key: anyKey, value: anyValue }),
  { maxLength: 60, selector: ({ key }) => toHex(key) },
)
