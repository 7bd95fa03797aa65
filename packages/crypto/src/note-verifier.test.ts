import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ed25519PublicKey } from '#ed25519'
import { toHex } from './bytes.ts'
import { formatVerifierKey, noteVerifier, parseVerifierKey, type VerifierKeyFault } from './note-verifier.ts'
import { bytes32 } from './testing/any-bytes.ts'
import { readVectors } from './testing/vector-files.ts'

type Vector = {
  readonly name: string
  readonly vkey: string
  readonly keyName?: string
  readonly keyId?: string
  readonly algorithm?: string
  readonly publicKey?: string
  readonly fault: VerifierKeyFault | null
}

const vectors = readVectors<readonly Vector[]>('signed-note/verifier-keys.json')

describe('A verifier key', () => {
  it.each(vectors.filter(({ fault }) => fault === null))('is read and written: $name', (vector) => {
    const parsed = parseVerifierKey(vector.vkey)
    if (!parsed.ok) throw new Error(parsed.fault)
    const { name, keyId, algorithm, publicKey } = parsed.value
    expect([name, algorithm]).toEqual([vector.keyName, vector.algorithm])
    expect([keyId.toString(16).padStart(8, '0'), toHex(publicKey)]).toEqual([vector.keyId, vector.publicKey])
    expect(formatVerifierKey(parsed.value)).toBe(vector.vkey)
  })

  it.each(vectors.filter(({ fault }) => fault !== null))('is refused with $fault: $name', ({ vkey, fault }) => {
    expect(parseVerifierKey(vkey)).toEqual({ ok: false, fault })
  })

  it('is read back as it was written, for any name and key', () => {
    const name = fc.stringMatching(/^[!-*,-~é—]{1,30}$/)
    const algorithm = fc.constantFrom('ed25519' as const, 'cosignature-v1' as const)
    fc.assert(
      fc.property(name, bytes32, algorithm, (...[of, seed, kind]) => {
        const verifier = noteVerifier(of, ed25519PublicKey(seed), kind)
        expect(parseVerifierKey(formatVerifierKey(verifier))).toEqual({ ok: true, value: verifier })
      }),
      { numRuns: 30 },
    )
  })

  it.each(['', 'a b', 'a+b', 'a\nb', 'a\u00a0b', '\u0085', '\u0000', '\ud800'])('has no name like %j', (name) => {
    expect(() => noteVerifier(name, new Uint8Array(32), 'ed25519')).toThrow('key name')
  })

  it('never throws at a text that is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseVerifierKey(text).ok).toBe(false)
      }),
    )
  })
})
