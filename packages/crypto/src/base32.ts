import type { Bytes } from './bytes.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** Base32 (RFC 4648 section 6) in lowercase and without padding, as enterprise ids use it. */
export function base32Lower(bytes: Bytes): string {
  let text = ''
  let bits = 0
  let width = 0
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff
    for (width += 8; width >= 5; width -= 5) text += ALPHABET[(bits >> (width - 5)) & 31]
  }
  return width === 0 ? text : text + ALPHABET[(bits << (5 - width)) & 31]
}
