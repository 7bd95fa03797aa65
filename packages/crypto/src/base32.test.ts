import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base32Lower } from './base32.ts'
import { toHex, utf8 } from './bytes.ts'
import { bytes32 } from './testing/any-bytes.ts'

describe('Base32', () => {
  // RFC 4648 section 10, in lowercase and without padding.
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('writes %j as RFC 4648 shows', (text, expected) => {
    expect(base32Lower(utf8(text))).toBe(expected)
  })

  it('gives a hash the 52 characters of an enterprise id, and another hash others', () => {
    const seen = new Map<string, string>()
    fc.assert(
      fc.property(bytes32, (bytes) => {
        const text = base32Lower(bytes)
        expect(text).toMatch(/^[a-z2-7]{51}[aq]$/)
        expect(seen.get(text) ?? toHex(bytes)).toBe(toHex(bytes))
        seen.set(text, toHex(bytes))
      }),
    )
  })
})
