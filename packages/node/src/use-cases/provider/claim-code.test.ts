import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLAIM_CODE_BYTES, formatClaimCode, parseClaimCode } from './claim-code.ts'

const provider = fc.stringMatching(/^[a-z][a-z0-9-]{2,20}$/)
const bits = fc.uint8Array({ minLength: CLAIM_CODE_BYTES, maxLength: CLAIM_CODE_BYTES })
const SEEDED = { seed: 31, numRuns: 500 }

describe('A claim code', () => {
  it('is read back as people type it: in small letters, with spaces around it', () => {
    fc.assert(
      fc.property(provider, bits, (name, given) => {
        const code = formatClaimCode(name, new Uint8Array(given))
        for (const typed of [code, code.toLowerCase(), ` ${code.toUpperCase()} `]) {
          expect(parseClaimCode(typed, name)).toEqual(new Uint8Array(given))
        }
      }),
      SEEDED,
    )
  })

  it('in which one character is mistyped is none', () => {
    const other = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ')
    fc.assert(
      fc.property(provider, bits, fc.nat(16), other, (name, given, at, letter) => {
        const code = formatClaimCode(name, new Uint8Array(given))
        const place = name.length + 1 + at
        fc.pre(code[place] !== letter)
        expect(parseClaimCode(`${code.slice(0, place)}${letter}${code.slice(place + 1)}`, name)).toBeNull()
      }),
      SEEDED,
    )
  })

  it('is none at another provider, and no text is anything but a whole code or none', () => {
    fc.assert(
      fc.property(provider, bits, fc.string(), (name, given, text) => {
        expect(parseClaimCode(formatClaimCode(name, new Uint8Array(given)), `${name}-too`)).toBeNull()
        expect(parseClaimCode(text, name)?.length ?? CLAIM_CODE_BYTES).toBe(CLAIM_CODE_BYTES)
      }),
      SEEDED,
    )
  })
})
