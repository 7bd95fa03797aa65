import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bytes, fromHex, toHex } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { bodyCommitment, headCommitment, saltedCommitment } from './commitment.ts'
import { bytes32, jsonValue, withBitFlipped } from './testing/any-bytes.ts'
import { readVectors } from './testing/vector-files.ts'

type Vector = {
  readonly name: string
  readonly kind: 'body' | 'head' | Parameters<typeof saltedCommitment>[0]
  readonly genesisHash: string
  readonly salt: string
  readonly value: unknown
  readonly bodyCommitment?: string | null
  readonly commitment: string
}

const accepted = readVectors<readonly Vector[]>('commitments/commitments.json')
const refused = readVectors<readonly Vector[]>('commitments/refused.json')

const SALT = new Uint8Array(32).fill(5)
const GENESIS = new Uint8Array(32).fill(6)

function commit(vector: Vector): string {
  const salt = fromHex(vector.salt)
  const genesisHash = fromHex(vector.genesisHash)
  if (vector.kind === 'body') return toHex(bodyCommitment(salt, vector.value, genesisHash))
  if (vector.kind !== 'head') return toHex(saltedCommitment(vector.kind, salt, vector.value, genesisHash))
  const body = typeof vector.bodyCommitment === 'string' ? fromHex(vector.bodyCommitment) : null
  return toHex(headCommitment(salt, vector.value, body, genesisHash))
}

describe('A commitment', () => {
  it.each(accepted)('is what the vector says: $name', (vector) => {
    expect(commit(vector)).toBe(vector.commitment)
  })

  it.each(refused)('is not opened by $name', (vector) => {
    expect(commit(vector)).not.toBe(vector.commitment)
  })

  it('is another one for another value, salt, network or kind', () => {
    const seen = new Map<string, string>()
    const kind = fc.constantFrom('consent', 'slice', 'access', 'index-value')
    fc.assert(
      fc.property(kind, bytes32, jsonValue, bytes32, (...[of, salt, value, genesisHash]) => {
        const made = toHex(saltedCommitment(of, salt, value, genesisHash))
        const from = [of, toHex(salt), canonicalJson(value), toHex(genesisHash)].join(' ')
        expect(seen.get(made) ?? from).toBe(from)
        seen.set(made, from)
      }),
    )
  })

  it('changes with every bit of what goes into it', () => {
    const body = bodyCommitment(SALT, { a: 1 }, GENESIS)
    const whole = [SALT, body, GENESIS] as const
    const make = ([salt, bodyPart, genesisHash]: readonly [Bytes, Bytes, Bytes]) =>
      toHex(headCommitment(salt, { h: 1 }, bodyPart, genesisHash))
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 2 }), (pick, part) => {
        const [a, b, c] = whole.map((bytes, index) => (index === part ? withBitFlipped(bytes, pick) : bytes))
        if (a && b && c) expect(make([a, b, c])).not.toBe(make(whole))
      }),
    )
  })

  it('of a head without a body is never that of a head with one', () => {
    fc.assert(
      fc.property(jsonValue, jsonValue, bytes32, (head, other, body) => {
        const without = toHex(headCommitment(SALT, head, null, GENESIS))
        expect(toHex(headCommitment(SALT, other, body, GENESIS))).not.toBe(without)
      }),
    )
  })

  it('has a salt of 32 bytes and nothing else', () => {
    for (const length of [0, 16, 31, 33]) {
      const salt = new Uint8Array(length)
      expect(() => bodyCommitment(salt, {}, GENESIS)).toThrow('a salt has 32 bytes')
      expect(() => headCommitment(salt, {}, null, GENESIS)).toThrow('a salt has 32 bytes')
      expect(() => saltedCommitment('access', salt, {}, GENESIS)).toThrow('a salt has 32 bytes')
    }
    expect(() => headCommitment(SALT, {}, new Uint8Array(31), GENESIS)).toThrow('a body commitment has 32 bytes')
  })
})
