import { type Bytes, sha256, toBase64, toHex } from '@goodstanding/crypto'
import { comparePositions, positionOf } from '../nodes/position.ts'
import type { ExistenceProof } from '../proofs/map-proof.ts'
import { absentAtEdge, exampleMap } from './honest-vectors.ts'
import { aKey, aValue, CLOSE_KEYS } from './keys.ts'
import { aVector, type ProofVector } from './proof-vector.ts'

const bothRefuse = { ics23: false, goodstanding: false }

/** Proofs that show nothing to anyone. */
export function brokenVectors(): readonly ProofVector[] {
  return [...brokenPresence(), ...brokenAbsence()]
}

const map = exampleMap()
const root = map.root()

function brokenPresence(): readonly ProofVector[] {
  const key = aKey(1)
  const value = aValue(1)
  const exist = existenceOf(key)
  const [bottom, next, ...above] = exist.path
  if (bottom === undefined || next === undefined) return []
  const { hash, prefix, suffix } = bottom
  const cases: readonly (readonly [string, Partial<ExistenceProof>])[] = [
    ['a path without its first step', { path: [next, ...above] }],
    ['a path with two steps swapped', { path: [next, bottom, ...above] }],
    ['a path with a step twice', { path: [bottom, ...exist.path] }],
    ['no path', { path: [] }],
    ['a step with its sibling on the other side', { path: [otherSide(bottom), next, ...above] }],
    ['a step of SHA-512', { path: [{ hash: 2, prefix, suffix }, next, ...above] }],
    ['a step with a suffix of 31 bytes', { path: [{ hash, prefix, suffix: zeros(31) }, next, ...above] }],
    ['a step with a prefix of 34 bytes', { path: [{ hash, prefix: ones(34), suffix }, next, ...above] }],
    ['a step with the prefix of a leaf', { path: [{ hash, prefix: zeros(1), suffix }, next, ...above] }],
    ['a path of 257 steps', { path: Array.from({ length: 257 }, () => bottom) }],
    ['a leaf whose key is not hashed', { leaf: { ...exist.leaf, prehash_key: 0 } }],
    ['a leaf whose value is not hashed', { leaf: { ...exist.leaf, prehash_value: 0 } }],
    ['a leaf of SHA-512', { leaf: { ...exist.leaf, hash: 2 } }],
    ['a leaf with lengths', { leaf: { ...exist.leaf, length: 1 } }],
    ['a leaf with the prefix of an inner node', { leaf: { ...exist.leaf, prefix: ones(1) } }],
    ['an empty value in the proof', { value: '' }],
    ['another value in the proof', { value: toBase64(aValue(2)) }],
    ['another key in the proof', { key: toBase64(aKey(2)) }],
  ]
  const proof = { exist }
  return [
    ...cases.map(([name, change]) =>
      aVector(`presence: ${name}`, { root, key, value, proof: { exist: { ...exist, ...change } } }, bothRefuse),
    ),
    aVector('presence: another value', { root, key, value: aValue(2), proof }, bothRefuse),
    aVector('presence: another key', { root, key: aKey(2), value, proof }, bothRefuse),
    aVector('presence: another root', { root: sha256(root), key, value, proof }, bothRefuse),
    aVector('presence: a proof of absence', { root, key, value, proof: map.prove(aKey('absent 0')) }, bothRefuse),
  ]
}

function brokenAbsence(): readonly ProofVector[] {
  const keys = [...Array.from({ length: 24 }, (_, i) => aKey(i)), ...CLOSE_KEYS.slice(0, 6)].toSorted((a, b) =>
    comparePositions(positionOf(a), positionOf(b)),
  )
  const [first, second, third, fourth] = keys.slice(8, 12).map(existenceOf)
  const absent = absentBetween(keys[9], keys[10])
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return []
  const between = (key: Bytes, left: ExistenceProof | null, right: ExistenceProof | null) => ({
    root,
    key,
    value: null,
    proof: { nonexist: { key: toBase64(key), left, right } },
  })
  const present = keys[9] ?? absent
  const leftmost = keys[0] ?? absent
  const beforeAll = absentAtEdge(map, 'left')
  const brokenLeft = { ...existenceOf(leftmost), value: second.value }
  const cases = {
    'a leaf between the neighbours': between(absent, first, third),
    'no right neighbour, though one stands there': between(absent, second, null),
    'no left neighbour, though one stands there': between(absent, null, third),
    'no neighbours': between(absent, null, null),
    'neighbours in the wrong order': between(absent, third, second),
    'one leaf as both neighbours': between(absent, second, second),
    'neighbours of another place': between(absent, third, fourth),
    'a key that is present, itself as neighbour': between(present, second, third),
    'a key that is present, between its neighbours': between(present, first, third),
    'another root': { ...between(absent, second, third), root: sha256(root) },
    'a neighbour with another value': between(absent, { ...second, value: third.value }, third),
    'a broken neighbour beside one that suffices': between(beforeAll, brokenLeft, existenceOf(leftmost)),
    'a proof of presence': { ...between(absent, null, null), proof: { exist: second } },
    'no proof': { ...between(absent, null, null), proof: null },
  }
  return Object.entries(cases).map(([name, claim]) => aVector(`absence: ${name}`, claim, bothRefuse))
}

function existenceOf(key: Bytes): ExistenceProof {
  const proof = map.prove(key)
  if (proof === null || !('exist' in proof)) throw new Error(`${toHex(key)} is not in the map`)
  return proof.exist
}

function absentBetween(left: Bytes | undefined, right: Bytes | undefined): Bytes {
  if (left === undefined || right === undefined) throw new Error('the map is too small')
  for (let i = 0; ; i++) {
    const key = aKey(`between ${i}`)
    const position = positionOf(key)
    if (comparePositions(positionOf(left), position) < 0 && comparePositions(position, positionOf(right)) < 0)
      return key
  }
}

function otherSide({ hash, prefix, suffix }: { hash: number; prefix: string; suffix: string }) {
  const sibling = suffix === '' ? Buffer.from(prefix, 'base64').subarray(1) : Buffer.from(suffix, 'base64')
  if (suffix === '') return { hash, prefix: ones(1), suffix: sibling.toString('base64') }
  return { hash, prefix: Buffer.concat([Uint8Array.of(1), sibling]).toString('base64'), suffix: '' }
}

function zeros(length: number): string {
  return toBase64(new Uint8Array(length))
}

function ones(length: number): string {
  return toBase64(new Uint8Array(length).fill(1))
}
