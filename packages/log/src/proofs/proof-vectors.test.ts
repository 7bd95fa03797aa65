import { fromHex, toHex } from '@goodstanding/crypto'
import { describe, expect, it } from 'vitest'
import { memoryLog, someEntries } from '../testing/memory-log.ts'
import { readVectors } from '../testing/vector-files.ts'
import { treeRoot } from '../tree/compact-range.ts'
import { leafHash } from '../tree/hashing.ts'
import { proveConsistency, verifyConsistency } from './consistency.ts'
import { proveInclusion, verifyInclusion } from './inclusion.ts'
import { proveMultiproof, verifyMultiproof } from './multiproof.ts'

type Named = { name: string; proof: string[]; size: number; root: string }
type Inclusion = Named & { index: number; leafHash: string }
type Consistency = Named & { oldSize: number; oldRoot: string }
type Multiproof = Named & { leaves: { index: number; hash: string }[] }
type Tree = { name: string; entries: string[]; leafHashes: string[]; root: string }

const log = memoryLog(someEntries(300))

const holdsInclusion = ({ index, size, leafHash: leaf, root, proof }: Inclusion) =>
  verifyInclusion({ index, size, leafHash: hashOf(leaf), root: hashOf(root), proof: proof.map(hashOf) })
const holdsConsistency = ({ oldSize, oldRoot, size, root, proof }: Consistency) =>
  verifyConsistency({ oldSize, oldRoot: hashOf(oldRoot), size, root: hashOf(root), proof: proof.map(hashOf) })
const holdsMultiproof = ({ size, root, leaves, proof }: Multiproof) =>
  verifyMultiproof({
    size,
    root: hashOf(root),
    leaves: leaves.map(({ index, hash }) => ({ index, hash: hashOf(hash) })),
    proof: proof.map(hashOf),
  })

function hashOf(text: string) {
  return fromHex(text)
}

it.each(readVectors<Tree>('tile-log/trees.json'))('L11 vectors: the tree of $name', ({ entries, leafHashes, root }) => {
  expect(entries.map((entry) => toHex(leafHash(fromHex(entry))))).toEqual(leafHashes)
  expect(toHex(treeRoot(leafHashes.map(hashOf)))).toBe(root)
})

describe('L11 vectors of inclusion', () => {
  it.each(readVectors<Inclusion>('tile-log/inclusion.json'))('hold and are made: $name', async (vector) => {
    expect(holdsInclusion(vector)).toBe(true)
    expect((await proveInclusion(vector.index, vector.size, log.readNode)).map(toHex)).toEqual(vector.proof)
  })
  it.each(readVectors<Inclusion>('tile-log/inclusion-refused.json'))('are refused: $name', (vector) => {
    expect(holdsInclusion(vector)).toBe(false)
  })
})

describe('L11 vectors of consistency', () => {
  it.each(readVectors<Consistency>('tile-log/consistency.json'))('hold and are made: $name', async (vector) => {
    expect(holdsConsistency(vector)).toBe(true)
    expect((await proveConsistency(vector.oldSize, vector.size, log.readNode)).map(toHex)).toEqual(vector.proof)
  })
  it.each(readVectors<Consistency>('tile-log/consistency-refused.json'))('are refused: $name', (vector) => {
    expect(holdsConsistency(vector)).toBe(false)
  })
})

describe('L11 vectors of multiproofs', () => {
  it.each(readVectors<Multiproof>('tile-log/multiproof.json'))('hold and are made: $name', async (vector) => {
    expect(holdsMultiproof(vector)).toBe(true)
    const indices = vector.leaves.map(({ index }) => index)
    expect((await proveMultiproof(indices, vector.size, log.readNode)).map(toHex)).toEqual(vector.proof)
  })
  it.each(readVectors<Multiproof>('tile-log/multiproof-refused.json'))('are refused: $name', (vector) => {
    expect(holdsMultiproof(vector)).toBe(false)
  })
})
