import { type Bytes, equalBytes, parseBase64, toBase64, toHex } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryMap } from '../memory-map.ts'
import { EMPTY_ROOT } from '../nodes/node-hash.ts'
import { aKey, anyContents, anyKey, anyValue, aValue } from '../testing/keys.ts'
import { absenceProof, presenceProof, provenLeaves, type Tree, treeRoot } from '../testing/tree.ts'
import type { MapProof } from './map-proof.ts'
import { parseMapProof } from './parse-map-proof.ts'
import { verifyAbsence } from './verify-absence.ts'
import { verifyPresence } from './verify-presence.ts'

describe('A proof of an honest map', () => {
  it('shows each key to be present with its value, or absent, and never both', () => {
    fc.assert(
      fc.property(anyContents, anyKey, anyValue, (contents, key, other) => {
        const map = memoryMap().with(contents)
        const root = map.root()
        const proof = throughJson(map.prove(key))
        const held = map.get(key)
        expect(verifyAbsence({ root, key, proof })).toBe(held === null)
        if (proof === null) expect(root).toEqual(EMPTY_ROOT)
        if (proof === null) return
        if (held !== null) expect(verifyPresence({ root, key, value: held, proof })).toBe(true)
        const isOther = held === null || !equalBytes(held, other)
        if (isOther) expect(verifyPresence({ root, key, value: other, proof })).toBe(false)
      }),
      { seed: 11, numRuns: 300 },
    )
  })

  it('shows nothing any more when any one bit of it has changed', () => {
    const anyMap = anyContents.filter((contents) => contents.length > 0)
    fc.assert(
      fc.property(anyMap, anyKey, fc.nat(), (contents, key, flip) => {
        const map = memoryMap().with(contents)
        const proof = map.prove(key)
        if (proof === null) return
        expect(isShown(map.root(), key, map.get(key), proof)).toBe(true)
        expect(isShown(map.root(), key, map.get(key), flipBit(proof, flip))).toBe(false)
      }),
      { seed: 12, numRuns: 500 },
    )
  })

  it('shows nothing under another root, or of another key', () => {
    fc.assert(
      fc.property(anyContents, anyKey, anyKey, fc.nat(255), (contents, key, otherKey, bit) => {
        const map = memoryMap().with(contents)
        const proof = map.prove(key)
        const value = map.get(key)
        expect(isShown(withBitFlipped(map.root(), bit), key, value, proof)).toBe(false)
        if (proof !== null && !equalBytes(key, otherKey)) {
          expect(isShown(map.root(), otherKey, value, proof)).toBe(false)
        }
      }),
      { seed: 13, numRuns: 200 },
    )
  })

  it('shows no absence when a neighbour is left out or another leaf stands between', () => {
    fc.assert(
      fc.property(anyContents, anyKey, (contents, key) => {
        const map = memoryMap().with(contents)
        const proof = map.prove(key)
        if (proof === null || !('nonexist' in proof)) return
        const { left, right } = proof.nonexist
        if (left === null || right === null) return
        const root = map.root()
        expect(verifyAbsence({ root, key, proof: { nonexist: { ...proof.nonexist, left: null } } })).toBe(false)
        expect(verifyAbsence({ root, key, proof: { nonexist: { ...proof.nonexist, right: null } } })).toBe(false)
        const swapped = { nonexist: { ...proof.nonexist, left: right, right: left } }
        expect(verifyAbsence({ root, key, proof: swapped })).toBe(false)
      }),
      { seed: 14, numRuns: 200 },
    )
  })

  it('does not show absence of what is present, from whichever leaves', () => {
    const contents = Array.from({ length: 12 }, (_, i) => ({ key: aKey(i), value: aValue(i) }))
    const map = memoryMap().with(contents)
    const proofs = contents.flatMap(({ key }) => {
      const proof = map.prove(key)
      return proof !== null && 'exist' in proof ? [proof.exist] : []
    })
    for (const { key } of contents) {
      for (const left of [null, ...proofs]) {
        for (const right of [null, ...proofs]) {
          const proof = { nonexist: { key: toBase64(key), left, right } }
          expect(verifyAbsence({ root: map.root(), key, proof })).toBe(false)
        }
      }
    }
  })
})

describe('A root, whatever tree its prover built', () => {
  it('gives each key one verdict at most', () => {
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.record({ key: fc.nat(7).map(aKey), value: fc.nat(2).map(aValue) }),
        fc.constant(null),
        fc.tuple(tie('tree'), tie('tree')),
        fc.tuple(tie('tree'), tie('tree')),
      ),
    }))
    let shown = 0
    fc.assert(
      fc.property(tree, (dishonest) => {
        for (let i = 0; i < 8; i++) {
          const verdicts = verdictsOn(dishonest, aKey(i))
          expect(verdicts.size).toBeLessThanOrEqual(1)
          shown += verdicts.size
        }
      }),
      { seed: 15, numRuns: 800 },
    )
    expect(shown).toBeGreaterThan(500)
  })
})

describe('Absence under the empty root', () => {
  it('needs no proof, and there is none', () => {
    const key = aKey(1)
    expect(verifyAbsence({ root: EMPTY_ROOT, key, proof: null })).toBe(true)
    expect(verifyAbsence({ root: aValue(1), key, proof: null })).toBe(false)
    expect(verifyAbsence({ root: EMPTY_ROOT, key, proof: absenceProof(key, null, null) })).toBe(false)
    const other = memoryMap().with([{ key: aKey(2), value: aValue(2) }])
    expect(verifyAbsence({ root: EMPTY_ROOT, key, proof: other.prove(key) })).toBe(false)
  })
})

/** All that a prover can show of a key from the leaves of its tree: absence, or a value. */
function verdictsOn(tree: Tree, key: Bytes): ReadonlySet<string> {
  const root = treeRoot(tree)
  const leaves = provenLeaves(tree)
  const values = leaves
    .filter((leaf) => verifyPresence({ root, key, value: leaf.value, proof: presenceProof(leaf) }))
    .map(({ value }) => toHex(value))
  const isAbsent = [null, ...leaves].some((left) =>
    [null, ...leaves].some((right) => verifyAbsence({ root, key, proof: absenceProof(key, left, right) })),
  )
  return new Set(isAbsent ? [...values, 'absent'] : values)
}

function isShown(root: Bytes, key: Bytes, value: Bytes | null, proof: MapProof | null): boolean {
  if (value === null) return verifyAbsence({ root, key, proof })
  return proof !== null && verifyPresence({ root, key, value, proof })
}

function throughJson(proof: MapProof | null): MapProof | null {
  if (proof === null) return null
  const parsed = parseMapProof(JSON.parse(JSON.stringify(proof)))
  if (!parsed.ok) throw new Error(`${parsed.fault} at ${parsed.at}`)
  return parsed.value
}

/** The proof with one bit changed in one of its byte strings or numbers, whichever the number names. */
function flipBit(proof: MapProof, flip: number): MapProof {
  const text = JSON.stringify(proof)
  const fields = [...text.matchAll(/(?<=:)(?:"[^"]+"|\d+)/g)]
  const field = fields[flip % fields.length]
  if (field === undefined) throw new Error('a proof has fields')
  const [before] = field
  const read = parseBase64(before.replaceAll('"', ''))
  const after = read.ok ? JSON.stringify(toBase64(withBitFlipped(read.value, flip))) : String(Number(before) ^ 1)
  return JSON.parse(text.slice(0, field.index) + after + text.slice(field.index + before.length))
}

function withBitFlipped(bytes: Bytes, bit: number): Bytes {
  const flipped = bytes.slice()
  const at = (bit >> 3) % bytes.length
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7))
  return flipped
}
