import { fail, ok, type Result } from '@goodstanding/core'
import type { Bytes } from './bytes.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUE = new Map([...ALPHABET].map((letter, index) => [letter, index]))

/** Standard base64 with padding (RFC 4648 section 4), as signed notes use it. */
export function toBase64(bytes: Bytes): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const quad = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63]
    const kept = Math.min(3, bytes.length - i) + 1
    text += quad.map((value, index) => (index < kept ? ALPHABET[value] : '=')).join('')
  }
  return text
}

/** Strict: padding is required and unused bits are zero, so that each byte string has one spelling. */
export function parseBase64(text: string): Result<Bytes, 'base64_form'> {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return fail('base64_form')
  const letters = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  let bits = 0
  let width = 0
  let written = 0
  for (const letter of letters) {
    bits = ((bits << 6) | (VALUE.get(letter) ?? 0)) & 0xffff
    width += 6
    if (width < 8) continue
    width -= 8
    bytes[written++] = (bits >> width) & 0xff
  }
  if ((bits & ((1 << width) - 1)) !== 0) return fail('base64_form')
  return ok(bytes)
}
