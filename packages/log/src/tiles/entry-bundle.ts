import { assert, fail, ok, type Result } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import { TILE_WIDTH } from './tile-path.ts'

/** The longest entry that a bundle can hold: its length is written in 16 bits. */
export const ENTRY_LENGTH_MAX = 0xffff

/** Why bytes are no bundle of so many entries: one is cut off, or something follows the last. */
export type EntryBundleFault = 'bundle_truncated' | 'bundle_trailing'

const PREFIX_LENGTH = 2

/** Entries one after the other, each behind its length as a big-endian 16-bit integer (C2SP tlog-tiles). */
export function encodeEntryBundle(entries: readonly Bytes[]): Bytes {
  assert(entries.length >= 1 && entries.length <= TILE_WIDTH, 'an entry bundle holds 1 to 256 entries')
  const length = entries.reduce((sum, entry) => sum + PREFIX_LENGTH + entry.length, 0)
  const bundle = new Uint8Array(length)
  let at = 0
  for (const entry of entries) {
    assert(entry.length <= ENTRY_LENGTH_MAX, 'a log entry is at most 65535 bytes long')
    bundle[at] = entry.length >> 8
    bundle[at + 1] = entry.length & 0xff
    bundle.set(entry, at + PREFIX_LENGTH)
    at += PREFIX_LENGTH + entry.length
  }
  return bundle
}

/** Reads a bundle of exactly `count` entries, with nothing after them. The entries are views into the given bytes. */
export function parseEntryBundle(bytes: Bytes, count: number): Result<readonly Bytes[], EntryBundleFault> {
  const entries: Bytes[] = []
  let at = 0
  while (entries.length < count) {
    const [high, low] = bytes.subarray(at, at + PREFIX_LENGTH)
    if (high === undefined || low === undefined) return fail('bundle_truncated', `entry ${entries.length}`)
    const end = at + PREFIX_LENGTH + high * 256 + low
    if (end > bytes.length) return fail('bundle_truncated', `entry ${entries.length}`)
    entries.push(bytes.subarray(at + PREFIX_LENGTH, end))
    at = end
  }
  return at === bytes.length ? ok(entries) : fail('bundle_trailing')
}
