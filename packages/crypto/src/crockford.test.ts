import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from './bytes.ts'
import { type CrockfordFault, crockfordBase32, drawTypeable, parseCrockford } from './crockford.ts'

const someBytes = fc.uint8Array({ minLength: 1, maxLength: 80 })

describe('A code in Crockford’s Base32', () => {
  // Numbers as Crockford's page defines them: symbols by value, check character by the remainder modulo 37.
  it.each([
    ['00', '000'],
    ['01', '011'],
    ['1f', '0ZZ'],
    ['20', '10*'],
    ['21', '11~'],
    ['22', '12$'],
    ['23', '13='],
    ['24', '14U'],
    ['25', '150'],
    ['ff', '7Z~'],
    ['00000000000000000000', '00000000000000000'],
    ['ffffffffffffffffffff', 'ZZZZZZZZZZZZZZZZ~'],
    ['0123456789abcdef0123', '04HMASW9NF6YY093B'],
  ])('writes %s as %s', (hex, code) => {
    expect(crockfordBase32(fromHex(hex))).toBe(code)
    expect(parseCrockford(code)).toEqual({ ok: true, value: fromHex(hex) })
  })

  it('is read as people type it: small letters, hyphens, spaces, O for 0, I and L for 1', () => {
    for (const typed of ['04HM-ASW9-NF6Y-Y093-B', 'o4hm asw9 nf6y yo93 b', '-04HMASW9NF6YY093B-']) {
      expect(parseCrockford(typed)).toEqual({ ok: true, value: fromHex('0123456789abcdef0123') })
    }
    expect(parseCrockford('OiL')).toEqual({ ok: true, value: fromHex('01') })
    expect(parseCrockford('14u')).toEqual({ ok: true, value: fromHex('24') })
  })

  it.each<[string, CrockfordFault]>([
    ['', 'crockford_form'],
    ['0', 'crockford_form'],
    ['00', 'crockford_form'],
    ['0000', 'crockford_form'],
    ['800', 'crockford_form'],
    ['1U0', 'crockford_form'],
    ['1*0', 'crockford_form'],
    ['0é0', 'crockford_form'],
    ['0'.repeat(200), 'crockford_form'],
    ['001', 'crockford_check'],
    ['04HMASW9NF6YY0939', 'crockford_check'],
  ])('refuses %j with %s', (text, fault) => {
    expect(parseCrockford(text)).toEqual({ ok: false, fault })
  })

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        expect(parseCrockford(crockfordBase32(bytes))).toEqual({ ok: true, value: bytes })
      }),
    )
  })

  it('tells one mistyped character and two neighbours exchanged', () => {
    fc.assert(
      fc.property(someBytes, fc.nat(), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (bytes, pick, put) => {
        const code = crockfordBase32(bytes)
        const at = pick % (code.length - 1)
        const mistyped = code.slice(0, at) + put + code.slice(at + 1)
        const exchanged = code.slice(0, at) + [...code.slice(at, at + 2)].reverse().join('') + code.slice(at + 2)
        for (const wrong of [mistyped, exchanged]) {
          const read = parseCrockford(wrong)
          expect(read.ok ? toHex(read.value) : 'told').toBe(wrong === code ? toHex(bytes) : 'told')
        }
      }),
    )
  })

  it('never throws at any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseCrockford(text).ok === 'boolean'))
  })
})

describe('A code that people type into a shell', () => {
  it('is drawn again until it ends with a letter or digit that cannot be misread', () => {
    const draws = [0x20, 0x21, 0x22, 0x23, 0x24, 0x1f]
    const drawn = drawTypeable(() => new Uint8Array([draws.shift() ?? 0]), 1)
    expect(toHex(drawn)).toBe('1f')
  })

  it('is not waited for when the random bytes are not random', () => {
    expect(() => drawTypeable(() => new Uint8Array([0x20]), 1)).toThrow('not random')
  })
})
