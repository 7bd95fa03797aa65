import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import {
  addProof,
  ed25519Signer,
  isSignedBy,
  type Proof,
  signStatement,
  statementDigest,
  verifiedKeys,
} from './statement.ts'
import { bytes32, jsonValue, withBitFlipped } from './testing/any-bytes.ts'
import { readVectors } from './testing/vector-files.ts'

type Vector = {
  readonly name: string
  readonly genesisHash: string | null
  readonly payload: unknown
  readonly canonical: string
  readonly digest: string
  readonly proofs: readonly Proof[]
  readonly verifiedKeys: readonly string[]
}

const vectors = readVectors<readonly Vector[]>('statements/statements.json')
const GENESIS = new Uint8Array(32).fill(1)

const first = ed25519Signer(new Uint8Array(32).fill(2))
const second = ed25519Signer(new Uint8Array(32).fill(3))

describe('A statement', () => {
  it.each(vectors)('is signed by exactly the keys that the vector says: $name', (vector) => {
    const genesisHash = vector.genesisHash === null ? null : fromHex(vector.genesisHash)
    const statement = { payload: vector.payload, proofs: vector.proofs }
    expect(canonicalJson(vector.payload)).toBe(vector.canonical)
    expect(toHex(statementDigest(vector.payload, genesisHash))).toBe(vector.digest)
    expect(verifiedKeys(statement, genesisHash)).toEqual(vector.verifiedKeys)
    for (const { key } of vector.proofs) {
      expect(isSignedBy(statement, key, genesisHash)).toBe(vector.verifiedKeys.includes(key))
    }
  })

  it('is signed by each of its signers, and by nobody else', () => {
    const statement = signStatement({ a: 1 }, [first, second], GENESIS)
    expect(verifiedKeys(statement, GENESIS)).toEqual([first.publicKey, second.publicKey])
    expect(isSignedBy(statement, ed25519Signer(GENESIS).publicKey, GENESIS)).toBe(false)
    expect(isSignedBy(statement, '', GENESIS)).toBe(false)
  })

  it('takes further proofs one by one, and one only of each key', () => {
    const once = signStatement({ a: 1 }, [first], GENESIS)
    expect(addProof(once, second, GENESIS)).toEqual(signStatement({ a: 1 }, [first, second], GENESIS))
    expect(addProof(once, first, GENESIS)).toEqual(once)
    const wrong = { payload: { a: 2 }, proofs: once.proofs }
    expect(verifiedKeys(addProof(wrong, first, GENESIS), GENESIS)).toEqual([first.publicKey])
  })

  it('keeps to the seed it was given, even when the caller wipes it', () => {
    const seed = new Uint8Array(32).fill(9)
    const signer = ed25519Signer(seed)
    seed.fill(0)
    expect(verifiedKeys(signStatement(1, [signer], null), null)).toEqual([signer.publicKey])
  })

  it('is signed by its signer whatever the payload, also once sent as JSON and read back', () => {
    fc.assert(
      fc.property(jsonValue, bytes32, (payload, genesisHash) => {
        const sent = JSON.stringify(signStatement(payload, [first], genesisHash))
        expect(verifiedKeys(JSON.parse(sent), genesisHash)).toEqual([first.publicKey])
      }),
      { numRuns: 50 },
    )
  })

  it('has another digest for another payload', () => {
    fc.assert(
      fc.property(jsonValue, jsonValue, (one, other) => {
        const isSame = canonicalJson(one) === canonicalJson(other)
        expect(toHex(statementDigest(one, GENESIS)) === toHex(statementDigest(other, GENESIS))).toBe(isSame)
      }),
    )
  })

  it('is signed by nobody once a bit of network, key or signature is changed', () => {
    const statement = signStatement({ a: 1 }, [first], GENESIS)
    const proof = statement.proofs[0]
    if (proof === undefined) throw new Error('no proof')
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('genesis', 'key', 'signature'), (pick, part) => {
        const genesisHash = part === 'genesis' ? withBitFlipped(GENESIS, pick) : GENESIS
        const changed = part === 'genesis' ? {} : { [part]: toHex(withBitFlipped(fromHex(proof[part]), pick)) }
        expect(verifiedKeys({ ...statement, proofs: [{ ...proof, ...changed }] }, genesisHash)).toEqual([])
      }),
    )
  })

  it('never throws at proofs that are anything but proofs', () => {
    const anyProof = fc.record({ kind: fc.constant('ed25519' as const), key: fc.string(), signature: fc.string() })
    fc.assert(
      fc.property(fc.array(anyProof), (proofs) => {
        expect(verifiedKeys({ payload: null, proofs }, null)).toEqual([])
      }),
    )
  })
})
