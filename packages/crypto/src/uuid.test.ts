import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex } from './bytes.ts'
import { bytesOf } from './testing/any-bytes.ts'
import { isUuidV7, uuidV7 } from './uuid.ts'

const instant = fc.nat({ max: 2 ** 48 - 1 })

describe('A UUID of version 7', () => {
  it('is that of RFC 9562 appendix A.6 for its time and random bits', () => {
    expect(uuidV7(0x017f22e279b0, fromHex('0cc318c4dc0c0c07398f'))).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('has version and variant whatever the random bits are', () => {
    expect(uuidV7(0, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000')
    expect(uuidV7(2 ** 48 - 1, new Uint8Array(10).fill(255))).toBe('ffffffff-ffff-7fff-bfff-ffffffffffff')
  })

  it('is always recognised, and sorts by time', () => {
    fc.assert(
      fc.property(instant, instant, bytesOf(10), bytesOf(10), (a, b, randomA, randomB) => {
        const [one, other] = [uuidV7(a, randomA), uuidV7(b, randomB)]
        expect(isUuidV7(one)).toBe(true)
        if (a !== b) expect(one < other).toBe(a < b)
      }),
    )
  })

  it.each([
    '',
    '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
    '017f22e279b07cc398c4dc0c0c07398f',
    '017f22e2-79b0-4cc3-98c4-dc0c0c07398f',
    '017f22e2-79b0-7cc3-c8c4-dc0c0c07398f',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398',
    '{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n',
  ])('is not %j', (text) => {
    expect(isUuidV7(text)).toBe(false)
  })

  it.each([
    [-1, 10],
    [2 ** 48, 10],
    [0.5, 10],
    [0, 9],
    [0, 11],
  ])('is not made of instant %d and %d random bytes', (ms, length) => {
    expect(() => uuidV7(ms, new Uint8Array(length))).toThrow()
  })
})
