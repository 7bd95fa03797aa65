import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, toHex } from './bytes.ts'
import { hmacSha256, sha256 } from './hash.ts'

describe('Hashes', () => {
  it('are SHA-256 and HMAC-SHA-256 of the parts joined, as Node computes them', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), fc.uint8Array(), (parts, key) => {
        const whole = concat(...parts)
        expect(toHex(sha256(...parts))).toBe(createHash('sha256').update(whole).digest('hex'))
        expect(toHex(hmacSha256(key, ...parts))).toBe(createHmac('sha256', key).update(whole).digest('hex'))
      }),
    )
  })
})
