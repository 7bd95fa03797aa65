import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBase64, toBase64 } from './base64.ts'

describe('Base64', () => {
  it('is written as Node writes it, and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(parseBase64(text)).toEqual({ ok: true, value: bytes })
      }),
    )
  })

  it.each(['A', 'AA', 'AAA', 'AA=', 'AAAA=', '====', 'AB==', 'AAB=', 'AA==AA==', 'AA-_', 'AAA A', 'AAAA\n', 'é==='])(
    'refuses %j',
    (text) => {
      expect(parseBase64(text)).toEqual({ ok: false, fault: 'base64_form' })
    },
  )

  it('has one spelling for each byte string', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/=]{0,16}$/), (text) => {
        const read = parseBase64(text)
        if (read.ok) expect(toBase64(read.value)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})
