import { sha256, toHex, utf8 } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeLogEntry, type LogEntry, parseLogEntry } from './log-entry.ts'

const a = sha256(utf8('a'))
const b = sha256(utf8('b'))
const each: readonly (readonly [string, LogEntry])[] = [
  [`00${toHex(a)}`, { kind: 'record', commitment: a }],
  [`01${toHex(a)}`, { kind: 'index_root', root: a }],
  [`02${toHex(a)}`, { kind: 'statement', commitment: a }],
  [`03${toHex(a)}${toHex(b)}`, { kind: 'access', tag: a, commitment: b }],
  [`04${toHex(a)}`, { kind: 'header', hash: a }],
]

describe('an entry of our logs', () => {
  it.each(each)('is its kind, then its values: %s', (hex, entry) => {
    expect(toHex(encodeLogEntry(entry))).toBe(hex)
    expect(parseLogEntry(encodeLogEntry(entry))).toEqual({ ok: true, value: entry })
  })

  it('has exactly the length of its kind', () => {
    for (const [, entry] of each) {
      const bytes = encodeLogEntry(entry)
      expect(parseLogEntry(bytes.subarray(0, -1))).toEqual({ ok: false, fault: 'entry_length' })
      expect(parseLogEntry(Uint8Array.from([...bytes, 0]))).toEqual({ ok: false, fault: 'entry_length' })
    }
    expect(parseLogEntry(new Uint8Array(0))).toEqual({ ok: false, fault: 'entry_length' })
    expect(() => encodeLogEntry({ kind: 'record', commitment: a.subarray(1) })).toThrow()
  })

  it('has a known kind', () => {
    expect(parseLogEntry(Uint8Array.from([5, ...a]))).toEqual({ ok: false, fault: 'entry_kind_unknown' })
  })

  it('has one spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const parsed = parseLogEntry(bytes)
        if (parsed.ok) expect(encodeLogEntry(parsed.value)).toEqual(bytes)
      }),
    )
  })
})
