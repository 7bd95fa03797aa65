import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export type Bytes = Uint8Array

export function utf8(text: string): Bytes {
  return utf8ToBytes(text)
}

export function toHex(bytes: Bytes): string {
  return bytesToHex(bytes)
}

/** Reads lowercase hexadecimal; throws on anything else, so parse texts from outside with a schema first. */
export function fromHex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new Error('not lowercase hexadecimal')
  return hexToBytes(text)
}

export function concat(...parts: readonly Bytes[]): Bytes {
  return concatBytes(...parts)
}

export function equalBytes(a: Bytes, b: Bytes): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}
