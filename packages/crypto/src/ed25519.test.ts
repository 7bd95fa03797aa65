import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from './bytes.ts'
import { isAcceptablePublicKey } from './ed25519-key.ts'
import * as inBrowser from './ed25519-noble.ts'
import * as inNode from './ed25519-node.ts'
import { littleEndian, pointOrNull, smallOrderPoints } from './testing/ed25519-points.ts'
import { type Ed25519Vector, ed25519Vectors } from './testing/ed25519-vectors.ts'
import { readVectors, vectorPath } from './testing/vector-files.ts'

const vectors = readVectors<readonly Ed25519Vector[]>('ed25519/signatures.json')

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('Ed25519', () => {
  it('has its edge cases in the committed vectors', async () => {
    const lines = ed25519Vectors().map((vector) => JSON.stringify(vector))
    await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot(vectorPath('ed25519/signatures.json'))
  })

  it.each([
    ['Node', inNode],
    ['the browser', inBrowser],
  ])('gives in %s the verdict that each vector says', (_, { verifyEd25519 }) => {
    const verdicts = vectors.map(({ name, publicKey, message, signature }) => ({
      name,
      valid: verifyEd25519(fromHex(publicKey), fromHex(message), fromHex(signature)),
    }))
    expect(verdicts).toEqual(vectors.map(({ name, valid }) => ({ name, valid })))
  })

  it('refuses keys of small or mixed order and encodings that are not canonical', () => {
    const verdicts = vectors.map(({ name, publicKey }) => [name, isAcceptablePublicKey(fromHex(publicKey))])
    expect(verdicts).toEqual(vectors.map(({ name, acceptableKey }) => [name, acceptableKey]))
  })

  it.each([
    // RFC 8032 section 7.1, tests 1 to 3.
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('signs as RFC 8032 shows (seed %s)', (seed, publicKey, message, signature) => {
    for (const { ed25519PublicKey, signEd25519, verifyEd25519 } of [inNode, inBrowser]) {
      expect(toHex(ed25519PublicKey(fromHex(seed)))).toBe(publicKey)
      expect(toHex(signEd25519(fromHex(seed), fromHex(message)))).toBe(signature)
      expect(verifyEd25519(fromHex(publicKey), fromHex(message), fromHex(signature))).toBe(true)
    }
  })

  it('signs alike in Node and in the browser, and each accepts what the other signed', () => {
    fc.assert(
      fc.property(bytes32, fc.uint8Array({ maxLength: 100 }), (seed, message) => {
        const key = inNode.ed25519PublicKey(seed)
        const signature = inNode.signEd25519(seed, message)
        expect(inBrowser.ed25519PublicKey(seed)).toEqual(key)
        expect(inBrowser.signEd25519(seed, message)).toEqual(signature)
        expect(inBrowser.verifyEd25519(key, message, signature)).toBe(true)
        expect(inNode.verifyEd25519(key, message, signature)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('refuses any signature, message or key of which one bit was changed, in Node and in the browser', () => {
    const message = new Uint8Array(40).fill(7)
    fc.assert(
      fc.property(bytes32, fc.integer({ min: 0, max: 136 * 8 - 1 }), (seed, bit) => {
        const whole = Uint8Array.from([
          ...inNode.ed25519PublicKey(seed),
          ...message,
          ...inNode.signEd25519(seed, message),
        ])
        whole[bit >> 3] = (whole[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const parts = [whole.slice(0, 32), whole.slice(32, 72), whole.slice(72)] as const
        expect(inNode.verifyEd25519(...parts)).toBe(false)
        expect(inBrowser.verifyEd25519(...parts)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('gives one verdict on signatures whose R or key got a part of small order', () => {
    const torsion = smallOrderPoints()
    const part = fc.integer({ min: 0, max: 7 })
    fc.assert(
      fc.property(bytes32, part, part, (seed, onKey, onR) => {
        const message = new Uint8Array(3)
        const key = moved(inNode.ed25519PublicKey(seed), torsion[onKey])
        const signature = inNode.signEd25519(seed, message)
        signature.set(moved(signature.slice(0, 32), torsion[onR]))
        const verdict = inNode.verifyEd25519(key, message, signature)
        expect(inBrowser.verifyEd25519(key, message, signature)).toBe(verdict)
        expect(verdict).toBe(onKey === 0 && onR === 0)
      }),
      { numRuns: 40 },
    )
  })

  it('gives one verdict on bytes that are no signature at all', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 31, maxLength: 33 }),
        fc.uint8Array({ minLength: 62, maxLength: 66 }),
        (key, signature) => {
          expect(inNode.verifyEd25519(key, key, signature)).toBe(false)
          expect(inBrowser.verifyEd25519(key, key, signature)).toBe(false)
        },
      ),
    )
  })

  it('takes and gives plain bytes, also where Node has Buffers', () => {
    const seed = Buffer.alloc(32, 1)
    expect(inNode.signEd25519(seed, Buffer.from('a'))).toEqual(inBrowser.signEd25519(seed, Buffer.from('a')))
    expect(inNode.signEd25519(seed, Buffer.from('a'))).not.toBeInstanceOf(Buffer)
    expect(inNode.ed25519PublicKey(seed)).not.toBeInstanceOf(Buffer)
  })

  it.each([0, 31, 33, 64])('has no key for a seed of %i bytes', (length) => {
    for (const { ed25519PublicKey, signEd25519 } of [inNode, inBrowser]) {
      expect(() => ed25519PublicKey(new Uint8Array(length))).toThrow()
      expect(() => signEd25519(new Uint8Array(length), new Uint8Array())).toThrow()
    }
  })

  it('never takes a key for acceptable that is no point of the curve', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (number) => {
        const encoded = littleEndian(number)
        if (pointOrNull(encoded) === null) expect(isAcceptablePublicKey(encoded)).toBe(false)
      }),
    )
  })
})

function moved(encoded: Uint8Array, by: ReturnType<typeof smallOrderPoints>[number] | undefined): Uint8Array {
  const point = pointOrNull(encoded)
  if (point === null || by === undefined) throw new Error('not a point')
  return point.add(by).toBytes()
}
