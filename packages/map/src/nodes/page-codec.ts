import { assert } from '@goodstanding/core'
import { type Bytes, concat } from '@goodstanding/crypto'
import { type Leaf, type Page, pageOf, type Slot } from './page.ts'
import { KEY_BYTES } from './position.ts'

/** No value in a map is longer; none is empty, since ICS-23 knows no empty value. */
export const VALUE_BYTES_MAX = 1024

const HASH_BYTES = 32
const HEAD_BYTES = 4

/**
 * A page as it is stored: two bit maps of 16 bits, big-endian, first slot first, that say which slots are leaves and
 * which are children; then in the order of the slots a child's hash, or a leaf's hash, key, length of the value in two
 * bytes, and value.
 */
export function encodePage({ slots }: Page): Bytes {
  const parts = slots.flatMap((slot) => {
    if (slot === null) return []
    return slot.kind === 'child' ? [slot.hash] : [slot.hash, slot.key, uint16(slot.value.length), slot.value]
  })
  return concat(uint16(bitMap(slots, 'leaf')), uint16(bitMap(slots, 'child')), ...parts)
}

/** Null when the bytes are not a page. */
export function decodePage(bytes: Bytes): Page | null {
  if (bytes.length < HEAD_BYTES) return null
  const leaves = readUint16(bytes, 0)
  const children = readUint16(bytes, 2)
  if ((leaves & children) !== 0) return null

  const slots: Slot[] = []
  let offset = HEAD_BYTES
  for (let bit = 0x8000; bit > 0; bit >>= 1) {
    if ((children & bit) !== 0) {
      slots.push({ kind: 'child', hash: bytes.slice(offset, offset + HASH_BYTES), page: null })
      offset += HASH_BYTES
    } else if ((leaves & bit) !== 0) {
      const leaf = decodeLeaf(bytes, offset)
      slots.push(leaf)
      offset += HASH_BYTES + KEY_BYTES + 2 + leaf.value.length
    } else slots.push(null)
    if (offset > bytes.length) return null
  }
  return offset === bytes.length ? pageOf(slots) : null
}

function decodeLeaf(bytes: Bytes, offset: number): Leaf {
  const keyAt = offset + HASH_BYTES
  const lengthAt = keyAt + KEY_BYTES
  const valueAt = lengthAt + 2
  return {
    kind: 'leaf',
    hash: bytes.slice(offset, keyAt),
    key: bytes.slice(keyAt, lengthAt),
    value: bytes.slice(valueAt, valueAt + readUint16(bytes, lengthAt)),
  }
}

function bitMap(slots: readonly Slot[], kind: 'leaf' | 'child'): number {
  return slots.reduce((bits, slot) => (bits << 1) | (slot?.kind === kind ? 1 : 0), 0)
}

function uint16(value: number): Bytes {
  assert(value >= 0 && value <= 0xffff, 'fits in two bytes')
  return Uint8Array.of(value >> 8, value & 0xff)
}

function readUint16(bytes: Bytes, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0)
}
