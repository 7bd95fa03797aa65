import type { Bytes } from '@goodstanding/crypto'
import { type MemoryMap, memoryMap } from '../memory-map.ts'
import { EMPTY_ROOT } from '../nodes/node-hash.ts'
import { bitAt, positionOf } from '../nodes/position.ts'
import { aKey, aValue, CLOSE_KEYS } from './keys.ts'
import { aVector, type ProofVector } from './proof-vector.ts'
import { presenceProof, provenLeaves, type Tree, treeRoot } from './tree.ts'

const bothAccept = { ics23: true, goodstanding: true }

/** A map of a few dozen keys, some of them close together. */
export function exampleMap(): MemoryMap {
  const far = Array.from({ length: 24 }, (_, i) => ({ key: aKey(i), value: aValue(i) }))
  const close = CLOSE_KEYS.slice(0, 6).map((key, i) => ({ key, value: aValue(`close ${i}`) }))
  return memoryMap().with([...far, ...close])
}

/** A key that is absent from the map and lacks a neighbour on one side. */
export function absentAtEdge(map: MemoryMap, side: 'left' | 'right'): Bytes {
  for (let i = 0; ; i++) {
    const key = aKey(`absent ${i}`)
    const proof = map.prove(key)
    if (proof !== null && 'nonexist' in proof && proof.nonexist[side] === null) return key
  }
}

/** Proofs of honest maps, which both verifiers accept, but for the empty root, which needs none here. */
export function honestVectors(): readonly ProofVector[] {
  const map = exampleMap()
  const single = memoryMap().with([{ key: aKey(1), value: Uint8Array.of(0) }])
  const claim = (of: MemoryMap, key: Bytes) => ({ root: of.root(), key, value: of.get(key), proof: of.prove(key) })
  const close = CLOSE_KEYS[0] ?? aKey(0)
  return [
    ...[0, 1, 2, 3].map((i) => aVector(`a key that is present, ${i}`, claim(map, aKey(i)), bothAccept)),
    aVector('a key whose place is close to others', claim(map, close), bothAccept),
    ...[0, 1, 2, 3].map((i) => aVector(`a key that is absent, ${i}`, claim(map, aKey(`absent ${i}`)), bothAccept)),
    aVector('a key absent among close ones', claim(map, CLOSE_KEYS[7] ?? aKey('absent')), bothAccept),
    aVector('a key absent left of all leaves', claim(map, absentAtEdge(map, 'left')), bothAccept),
    aVector('a key absent right of all leaves', claim(map, absentAtEdge(map, 'right')), bothAccept),
    aVector('the only key, with a value of one zero byte', claim(single, aKey(1)), bothAccept),
    aVector('a key absent left of the only leaf', claim(single, absentAtEdge(single, 'left')), bothAccept),
    aVector('a key absent right of the only leaf', claim(single, absentAtEdge(single, 'right')), bothAccept),
    aVector('a value of 1 KiB', longestValue(), bothAccept),
    aVector('a path of 256 steps', deepestLeaf(), bothAccept),
    aVector(
      'any key is absent under the empty root, without a proof',
      { root: EMPTY_ROOT, key: aKey(1), value: null, proof: null },
      { ics23: false, goodstanding: true },
    ),
  ]
}

function longestValue() {
  const map = memoryMap().with([{ key: aKey(1), value: new Uint8Array(1024).fill(0xa5) }])
  return { root: map.root(), key: aKey(1), value: map.get(aKey(1)), proof: map.prove(aKey(1)) }
}

/** A leaf as deep as a path can lead, its turns those of its hashed key. */
function deepestLeaf() {
  const [key, value] = [aKey('deep'), aValue('deep')]
  const position = positionOf(key)
  let tree: Tree = { key, value }
  for (let depth = 255; depth >= 0; depth--) tree = bitAt(position, depth) === 0 ? [tree, null] : [null, tree]
  const [leaf] = provenLeaves(tree)
  return { root: treeRoot(tree), key, value, proof: leaf === undefined ? null : presenceProof(leaf) }
}
