import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from './bytes.ts'
import { canonicalBytes, canonicalJson } from './canonical-json.ts'
import { sha256 } from './hash.ts'
import { parseIJson } from './i-json.ts'
import { publishedVectors, readVectors } from './testing/vector-files.ts'

const published = publishedVectors('jcs-rfc8785/testdata')
const accepted =
  readVectors<readonly { text: string; canonical: string; sha256: string }[]>('canonical-json/accepted.json')

const jsonValue = fc.jsonValue({ stringUnit: 'grapheme' })

function parsed(text: string): unknown {
  const read = parseIJson(text)
  if (!read.ok) throw new Error(read.fault)
  return read.value
}

describe('Canonical JSON', () => {
  it('has the bytes and the hash that each vector says', () => {
    for (const vector of accepted) {
      expect(canonicalJson(parsed(vector.text))).toBe(vector.canonical)
      expect(toHex(sha256(canonicalBytes(parsed(vector.text))))).toBe(vector.sha256)
    }
  })

  it.skipIf(published === null)('has the bytes that the vectors published with RFC 8785 say', () => {
    const names = readdirSync(`${published}input`)
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      const value = parsed(readFileSync(`${published}input/${name}`, 'utf8'))
      const hex = readFileSync(`${published}outhex/${name.replace('.json', '.txt')}`, 'utf8').replace(/\s/g, '')
      expect(canonicalJson(value)).toBe(readFileSync(`${published}output/${name}`, 'utf8'))
      expect(toHex(canonicalBytes(value))).toBe(hex)
    }
  })

  it('does not depend on the order in which names were written, and reads back as itself', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), jsonValue), (object) => {
        const backwards = Object.fromEntries(Object.entries(object).reverse())
        const text = canonicalJson(object)
        expect(canonicalJson(backwards)).toBe(text)
        expect(canonicalJson(parsed(text))).toBe(text)
      }),
    )
  })

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  })

  it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { a: '\udc00' }, () => 1])(
    'does not exist for what JSON cannot say (case %#)',
    (value) => {
      expect(() => canonicalJson(value)).toThrow()
    },
  )
})
