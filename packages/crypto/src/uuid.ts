import { assert } from '@goodstanding/core'
import { type Bytes, toHex } from './bytes.ts'

const RANDOM_BYTES = 10
const INSTANT_END = 2 ** 48

/** A UUID of version 7 (RFC 9562 section 5.7): milliseconds since 1970, then 74 of the 80 random bits given. */
export function uuidV7(instantMs: number, random: Bytes): string {
  assert(Number.isInteger(instantMs) && instantMs >= 0 && instantMs < INSTANT_END, 'a UUID holds 48 bits of time')
  assert(random.length === RANDOM_BYTES, 'a UUIDv7 takes 10 random bytes')
  const tail = Uint8Array.from(random)
  tail[0] = 0x70 | ((random[0] ?? 0) & 0x0f)
  tail[2] = 0x80 | ((random[2] ?? 0) & 0x3f)
  const hex = instantMs.toString(16).padStart(12, '0') + toHex(tail)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Whether the text is a UUID of version 7 in lowercase, the only way in which we write one. */
export function isUuidV7(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
}
