import { readFileSync } from 'node:fs'
import { fromHex } from '@goodstanding/crypto'

/** Reads a committed file of vectors; the caller says what is in it. */
export function readVectors<T>(path: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(`../../../../vectors/${path}`, import.meta.url), 'utf8'))
}

/** The value with each string of 64 hexadecimal digits as the 32 bytes that it spells. */
export function withBytes(value: unknown): unknown {
  if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? fromHex(value) : value
  if (Array.isArray(value)) return value.map(withBytes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withBytes(each)]))
}
