import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { type JsonFault, parseIJson } from './i-json.ts'
import { readVectors } from './testing/vector-files.ts'

type Accepted = { readonly name: string; readonly text: string; readonly canonical: string }
type Refused = { readonly name: string; readonly text: string; readonly fault: JsonFault }

const accepted = readVectors<readonly Accepted[]>('canonical-json/accepted.json')
const refused = readVectors<readonly Refused[]>('canonical-json/refused.json')

/** Whatever I-JSON can say; a surrogate is never alone in it and no integer exceeds a double. */
const jsonValue = fc.jsonValue({ stringUnit: 'grapheme' })

describe('I-JSON', () => {
  it.each(accepted)('is read where it is $name', ({ text, canonical }) => {
    const read = parseIJson(text)
    expect(read.ok && canonicalJson(read.value)).toBe(canonical)
  })

  it.each(refused)('is refused with $fault: $name', ({ text, fault }) => {
    expect(parseIJson(text)).toEqual({ ok: false, fault })
  })

  it('is refused when a surrogate stands alone in the text itself', () => {
    expect(parseIJson('"a\ud800"')).toEqual({ ok: false, fault: 'json_surrogate' })
  })

  it('has a largest size in bytes of UTF-8, which the caller may set', () => {
    for (const text of ['"abc"', '"é€"', '"\u{1f600}"', '[1,2,3]']) {
      const maxBytes = utf8(text).length
      expect(parseIJson(text, { maxBytes }).ok).toBe(true)
      expect(parseIJson(text, { maxBytes: maxBytes - 1 })).toEqual({ ok: false, fault: 'json_size' })
    }
  })

  it('has a largest depth, which the caller may set', () => {
    expect(parseIJson('[[{"a":[]}]]', { maxDepth: 4 }).ok).toBe(true)
    expect(parseIJson('[[{"a":[]}]]', { maxDepth: 3 })).toEqual({ ok: false, fault: 'json_depth' })
    expect(parseIJson('1', { maxDepth: 0 }).ok).toBe(true)
  })

  it('reads a name __proto__ as an own property and changes no prototype', () => {
    const read = parseIJson('{"__proto__":{"isAdmin":true}}')
    const value: unknown = read.ok ? read.value : null
    expect(Object.getOwnPropertyNames(value)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  it('reads back every value that JSON can say, however it is spaced', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        const read = parseIJson(text)
        expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it('accepts nothing that JSON.parse refuses, and gives the same value where it accepts', () => {
    const pieces = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '\\', 'u0061', 'a', '"a"', '1', '0', '-', '.', 'e', 'true', 'null', ' '],
    )
    const soup = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        const read = parseIJson(text)
        if (read.ok) expect(read.value).toEqual(JSON.parse(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses any object in which one of its names is said again', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), jsonValue, { minKeys: 1 }),
        fc.nat(),
        (object, pick) => {
          const names = Object.keys(object)
          const again = JSON.stringify(names[pick % names.length])
          const text = `${JSON.stringify(object).slice(0, -1)},${again}:null}`
          expect(parseIJson(text)).toEqual({ ok: false, fault: 'json_duplicate_name' })
        },
      ),
    )
  })

  it('accepts an integer exactly when a double holds it or is written so', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (integer) => {
        const double = Number(integer)
        const isKept = BigInt(double) === integer || String(double) === String(integer)
        expect(parseIJson(String(integer)).ok).toBe(isKept)
      }),
    )
  })

  it('takes time in proportion to the text, whatever is in it', () => {
    const hostile = ['"', '"\\', '{"a":', '1', '-', '1e', '"a"  ', ' ', '"":', '{', ']'].map((each) =>
      each.repeat(200_000),
    )
    for (const text of hostile) expect(parseIJson(text).ok).toBe(false)
  })
})
