import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, equalBytes, fromHex, toHex, utf8 } from './bytes.ts'

describe('Bytes', () => {
  it('are written in lowercase hexadecimal and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
        expect(fromHex(toHex(bytes))).toEqual(bytes)
      }),
    )
  })

  it.each(['0', 'AB', '0x00', 'zz', '00 ', ' 00', '00\n'])('are not read from %j', (text) => {
    expect(() => fromHex(text)).toThrow('not lowercase hexadecimal')
  })

  it('are equal when each of them is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3 }), fc.uint8Array({ maxLength: 3 }), (a, b) => {
        expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b))
        expect(equalBytes(a, Uint8Array.from(a))).toBe(true)
      }),
    )
  })

  it('of a text are its UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(utf8(a)).toEqual(new Uint8Array(Buffer.from(a, 'utf8')))
        expect(concat(utf8(a), utf8(b))).toEqual(utf8(a + b))
      }),
    )
  })
})
