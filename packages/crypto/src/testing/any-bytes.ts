import fc from 'fast-check'
import type { Bytes } from '../bytes.ts'

/** Exactly so many bytes. */
export function bytesOf(length: number): fc.Arbitrary<Bytes> {
  return fc.uint8Array({ minLength: length, maxLength: length })
}

/** A genesis hash, a seed or a salt. */
export const bytes32 = bytesOf(32)

/** What JSON can say: objects, arrays, well-formed texts, numbers, booleans, null. */
export const jsonValue = fc.jsonValue({ stringUnit: 'grapheme' })

/** The bytes with one bit of them changed; `pick` says which. */
export function withBitFlipped(bytes: Bytes, pick: number): Bytes {
  const bit = pick % (bytes.length * 8)
  return bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
}
