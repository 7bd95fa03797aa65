import { type Bytes, equalBytes, sha256, toHex, utf8 } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flipped, memoryLog, someEntries } from '../testing/memory-log.ts'
import { rangeRoot, readCompactRange } from '../tree/compact-range.ts'
import { EMPTY_ROOT, leafHash, nodeHash } from '../tree/hashing.ts'
import type { NodeReader } from '../tree/node-reader.ts'
import { consistencyProofNodes, proveConsistency, verifyConsistency } from './consistency.ts'
import { inclusionProofNodes, proveInclusion, verifyInclusion } from './inclusion.ts'
import { multiproofNodes, proveMultiproof, verifyMultiproof } from './multiproof.ts'

const SIZE_MAX = 70
const log = memoryLog(someEntries(SIZE_MAX))
const leaf = (index: number): Bytes => leafHash(log.entries[index] ?? utf8(''))
const leavesAt = (indices: readonly number[]) => indices.map((index) => ({ index, hash: leaf(index) }))
const bit = fc.nat(255)

/** Subtrees of a tree far too large to hold: all leaves are the same, so nodes of one level are too. */
function uniformReader(): NodeReader {
  const byLevel = [leafHash(utf8('same'))]
  for (let level = 1; level < 54; level++) {
    const below = byLevel[level - 1] ?? EMPTY_ROOT
    byLevel.push(nodeHash(below, below))
  }
  return (level) => byLevel[level] ?? EMPTY_ROOT
}

describe('inclusion proofs', () => {
  it('L11 hold for every leaf of every size up to 70', async () => {
    for (let size = 1; size <= SIZE_MAX; size++) {
      for (let index = 0; index < size; index++) {
        const proof = await proveInclusion(index, size, log.readNode)
        expect(verifyInclusion({ index, size, leafHash: leaf(index), proof, root: log.root(size) })).toBe(true)
      }
    }
  })

  it('L11 fail with any bit of proof, root or leaf flipped, at another index or with a hash more or less', async () => {
    const place = fc.integer({ min: 1, max: SIZE_MAX }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)))
    await fc.assert(
      fc.asyncProperty(place, bit, fc.nat(SIZE_MAX - 1), async ([size, index], at, other) => {
        const proof = await proveInclusion(index, size, log.readNode)
        const claim = { index, size, leafHash: leaf(index), proof, root: log.root(size) }
        expect(verifyInclusion({ ...claim, root: flipped(claim.root, at) })).toBe(false)
        expect(verifyInclusion({ ...claim, leafHash: flipped(claim.leafHash, at) })).toBe(false)
        for (const step of proof.keys()) {
          const broken = proof.map((hash, i) => (i === step ? flipped(hash, at) : hash))
          expect(verifyInclusion({ ...claim, proof: broken })).toBe(false)
          expect(verifyInclusion({ ...claim, proof: proof.toSpliced(step, 1) })).toBe(false)
        }
        expect(verifyInclusion({ ...claim, proof: [...proof, EMPTY_ROOT] })).toBe(false)
        if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false)
      }),
    )
  })

  it('refuse an index outside the tree and sizes that are no sizes', () => {
    const claim = { leafHash: leaf(0), proof: [], root: leaf(0) }
    expect(verifyInclusion({ ...claim, index: 0, size: 1 })).toBe(true)
    for (const [index, size] of [
      [1, 1],
      [-1, 1],
      [0, 0],
      [0.5, 1],
      [0, 1.5],
      [0, 2 ** 53],
      [Number.NaN, 1],
    ] as const) {
      expect(verifyInclusion({ ...claim, index, size })).toBe(false)
    }
  })

  it('L11 hold in logs of up to 2^53 − 1 leaves', async () => {
    const readNode = uniformReader()
    const size = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    const places = size.chain((n) =>
      fc.tuple(
        fc.constant(n),
        fc.array(
          fc.maxSafeNat().map((i) => i % n),
          { minLength: 1, maxLength: 5 },
        ),
      ),
    )
    await fc.assert(
      fc.asyncProperty(places, async ([n, indices]) => {
        const root = await rootOf(n, readNode)
        const hash = leafHash(utf8('same'))
        for (const index of indices) {
          const proof = await proveInclusion(index, n, readNode)
          expect(verifyInclusion({ index, size: n, leafHash: hash, proof, root })).toBe(true)
          const consistency = await proveConsistency(index, n, readNode)
          const oldRoot = await rootOf(index, readNode)
          expect(verifyConsistency({ oldSize: index, oldRoot, size: n, root, proof: consistency })).toBe(true)
        }
        const leaves = [...new Set(indices)].sort((a, b) => a - b).map((index) => ({ index, hash }))
        const proof = await proveMultiproof(indices, n, readNode)
        expect(verifyMultiproof({ size: n, root, leaves, proof })).toBe(true)
      }),
    )
  })
})

async function rootOf(size: number, readNode: NodeReader): Promise<Bytes> {
  return rangeRoot(await readCompactRange(size, readNode))
}

describe('consistency proofs', () => {
  it('L11 hold between any two sizes up to 70', async () => {
    for (let size = 0; size <= SIZE_MAX; size++) {
      for (let oldSize = 0; oldSize <= size; oldSize++) {
        const proof = await proveConsistency(oldSize, size, log.readNode)
        const claim = { oldSize, oldRoot: log.root(oldSize), size, root: log.root(size), proof }
        expect(verifyConsistency(claim)).toBe(true)
      }
    }
  })

  it('L11 fail with any bit flipped, other sizes, or a hash more or less', async () => {
    const sizes = fc
      .integer({ min: 1, max: SIZE_MAX })
      .chain((n) => fc.tuple(fc.integer({ min: 1, max: n }), fc.constant(n)))
    await fc.assert(
      fc.asyncProperty(sizes, bit, fc.integer({ min: 0, max: SIZE_MAX }), async ([oldSize, size], at, other) => {
        const proof = await proveConsistency(oldSize, size, log.readNode)
        const claim = { oldSize, oldRoot: log.root(oldSize), size, root: log.root(size), proof }
        expect(verifyConsistency({ ...claim, root: flipped(claim.root, at) })).toBe(false)
        expect(verifyConsistency({ ...claim, oldRoot: flipped(claim.oldRoot, at) })).toBe(false)
        for (const step of proof.keys()) {
          const broken = proof.map((hash, i) => (i === step ? flipped(hash, at) : hash))
          expect(verifyConsistency({ ...claim, proof: broken })).toBe(false)
          expect(verifyConsistency({ ...claim, proof: proof.toSpliced(step, 1) })).toBe(false)
        }
        expect(verifyConsistency({ ...claim, proof: [...proof, EMPTY_ROOT] })).toBe(false)
        if (other !== oldSize) expect(verifyConsistency({ ...claim, oldSize: other })).toBe(false)
      }),
    )
  })

  it('refuse a wrong root of the empty log', () => {
    const claim = { oldSize: 0, size: 3, root: log.root(3), proof: [] }
    expect(verifyConsistency({ ...claim, oldRoot: EMPTY_ROOT })).toBe(true)
    expect(verifyConsistency({ ...claim, oldRoot: log.root(3) })).toBe(false)
  })
})

describe('multiproofs', () => {
  const chosen = fc
    .integer({ min: 1, max: SIZE_MAX })
    .chain((size) => fc.tuple(fc.constant(size), fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 12 })))
    .map(([size, indices]) => [size, indices.sort((a, b) => a - b)] as const)

  it('L11 hold for the leaves for which single proofs hold, with no hash that the singles lack', async () => {
    await fc.assert(
      fc.asyncProperty(chosen, async ([size, indices]) => {
        const proof = await proveMultiproof(indices, size, log.readNode)
        expect(verifyMultiproof({ size, root: log.root(size), leaves: leavesAt(indices), proof })).toBe(true)
        const singles = await Promise.all(indices.map((index) => proveInclusion(index, size, log.readNode)))
        const known = new Set(singles.flat().map(toHex))
        expect(proof.every((hash) => known.has(toHex(hash)))).toBe(true)
        expect(new Set(proof.map(toHex)).size).toBe(proof.length)
        const [first] = singles
        if (indices.length === 1) expect(proof.map(toHex).sort()).toEqual(first?.map(toHex).sort())
      }),
    )
  })

  it('L11 fail with any bit flipped, a leaf moved, or a hash more, less or exchanged', async () => {
    await fc.assert(
      fc.asyncProperty(chosen, bit, fc.nat(SIZE_MAX), async ([size, indices], at, pick) => {
        const proof = await proveMultiproof(indices, size, log.readNode)
        const leaves = leavesAt(indices)
        const claim = { size, root: log.root(size), leaves, proof }
        expect(verifyMultiproof({ ...claim, root: flipped(claim.root, at) })).toBe(false)
        const which = pick % leaves.length
        const broken = leaves.map((one, i) => (i === which ? { ...one, hash: flipped(one.hash, at) } : one))
        expect(verifyMultiproof({ ...claim, leaves: broken })).toBe(false)
        const moved = leaves.map((one, i) => (i === which ? { ...one, index: one.index + 1 } : one))
        expect(verifyMultiproof({ ...claim, leaves: moved })).toBe(false)
        for (const step of proof.keys()) {
          const bad = proof.map((hash, i) => (i === step ? flipped(hash, at) : hash))
          expect(verifyMultiproof({ ...claim, proof: bad })).toBe(false)
          expect(verifyMultiproof({ ...claim, proof: proof.toSpliced(step, 1) })).toBe(false)
        }
        expect(verifyMultiproof({ ...claim, proof: [...proof, EMPTY_ROOT] })).toBe(false)
        if (proof.length > 1) expect(verifyMultiproof({ ...claim, proof: proof.toReversed() })).toBe(false)
      }),
    )
  })

  it('refuse no leaves, leaves out of order and one leaf twice', async () => {
    const claim = { size: 7, root: log.root(7), proof: await proveMultiproof([2, 5], 7, log.readNode) }
    expect(verifyMultiproof({ ...claim, leaves: leavesAt([2, 5]) })).toBe(true)
    expect(verifyMultiproof({ ...claim, leaves: leavesAt([5, 2]) })).toBe(false)
    expect(verifyMultiproof({ ...claim, leaves: leavesAt([2, 2, 5]) })).toBe(false)
    expect(verifyMultiproof({ ...claim, leaves: [], proof: [log.root(7)] })).toBe(false)
  })

  it('take no hashes at all for every leaf of the log', async () => {
    const all = Array.from({ length: 13 }, (_, index) => index)
    expect(multiproofNodes(all, 13)).toEqual([])
    expect(verifyMultiproof({ size: 13, root: log.root(13), leaves: leavesAt(all), proof: [] })).toBe(true)
  })
})

it('names the stored nodes that a proof needs', () => {
  expect(inclusionProofNodes(5, 8)).toEqual([
    { level: 0, index: 4 },
    { level: 1, index: 3 },
    { level: 2, index: 0 },
  ])
  expect(consistencyProofNodes(6, 8)).toEqual([
    { level: 1, index: 2 },
    { level: 1, index: 3 },
    { level: 2, index: 0 },
  ])
  expect(multiproofNodes([2, 5], 7)).toEqual([
    { level: 1, index: 0 },
    { level: 0, index: 3 },
    { level: 0, index: 4 },
    { level: 0, index: 6 },
  ])
  expect(inclusionProofNodes(0, 7).slice(-2)).toEqual([
    { level: 1, index: 2 },
    { level: 0, index: 6 },
  ])
})

it('hashes leaves of any length apart from nodes (RFC 6962)', () => {
  for (const length of [0, 1, 64, 1024, 1025, 5000]) {
    const entry = new Uint8Array(length).fill(7)
    expect(equalBytes(leafHash(entry), sha256(Uint8Array.of(0), entry))).toBe(true)
  }
  expect(equalBytes(nodeHash(leaf(0), leaf(1)), sha256(Uint8Array.of(1), leaf(0), leaf(1)))).toBe(true)
  expect(toHex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
