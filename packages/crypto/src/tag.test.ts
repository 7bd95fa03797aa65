import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, toHex, utf8 } from './bytes.ts'
import { sha256 } from './hash.ts'
import { TAG_KINDS, type TagKind, tag } from './tag.ts'
import { taggedHash } from './tagged-hash.ts'
import { bytes32 } from './testing/any-bytes.ts'
import { readVectors } from './testing/vector-files.ts'

const vectors =
  readVectors<readonly { kind: TagKind; genesisHash: string | null; tag: string }[]>('commitments/tags.json')

describe('A tag', () => {
  it('has the bytes that the vectors say, for every kind there is', () => {
    for (const { kind, genesisHash, tag: expected } of vectors) {
      expect(toHex(tag(kind, genesisHash === null ? null : fromHex(genesisHash)))).toBe(expected)
    }
    expect(new Set(vectors.map(({ kind }) => kind))).toEqual(new Set(TAG_KINDS))
  })

  it('is never the beginning of a tag of another kind', () => {
    const genesisHash = new Uint8Array(32)
    const tags = TAG_KINDS.map((kind) => toHex(tag(kind, genesisHash)))
    for (const one of tags) expect(tags.filter((other) => other.startsWith(one))).toEqual([one])
  })

  it('needs a whole genesis hash', () => {
    expect(() => tag('head', new Uint8Array(31))).toThrow('a genesis hash has 32 bytes')
  })

  it('begins every tagged hash', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TAG_KINDS), bytes32, fc.array(fc.uint8Array()), (kind, genesisHash, parts) => {
        const whole = concat(utf8(`goodstanding/${kind}/v1`), Uint8Array.of(0), genesisHash, ...parts)
        expect(taggedHash(kind, genesisHash, ...parts)).toEqual(sha256(whole))
      }),
    )
  })
})
