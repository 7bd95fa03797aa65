import { type Bytes, concat, sha256, toBase64, utf8 } from '@goodstanding/crypto'
import { innerHash } from '../nodes/node-hash.ts'
import { bitAt, positionOf } from '../nodes/position.ts'
import { LEAF_OP } from '../proofs/map-proof.ts'
import { absentAtEdge, exampleMap } from './honest-vectors.ts'
import { aKey, aValue } from './keys.ts'
import { aVector, type ProofVector } from './proof-vector.ts'
import { absenceProof, presenceProof, provenLeaves, type Tree, treeRoot } from './tree.ts'

const bothAccept = { ics23: true, goodstanding: true }
const onlyIcs23Accepts = { ics23: true, goodstanding: false }

/** What a prover that builds its tree as it likes gets past the ICS-23 checks alone. */
export function dishonestVectors(): readonly ProofVector[] {
  return [...misplacedKey(), ...twinKey(), ...otherPreimages(), ...otherForms()]
}

/** A key put where its hash does not lead: one root shows it present and absent. */
function misplacedKey(): readonly ProofVector[] {
  const [a, key, b] = [keyAt('00'), keyAt('01'), keyAt('10')]
  const leaf = (of: Bytes, name: string): Tree => ({ key: of, value: aValue(name) })
  const tree: Tree = [leaf(a, 'a'), [leaf(b, 'b'), leaf(key, 'misplaced')]]
  const root = treeRoot(tree)
  const [ofA, ofB, misplaced] = provenLeaves(tree)
  if (ofA === undefined || ofB === undefined || misplaced === undefined) return []
  const absence = absenceProof(key, ofA, ofB)
  const presence = { root, key, value: misplaced.value, proof: presenceProof(misplaced) }
  const neighbour = { root, key: b, value: ofB.value, proof: presenceProof(ofB) }
  return [
    aVector('misplaced key: present where its hash does not lead', presence, onlyIcs23Accepts),
    aVector('misplaced key: absent where its hash leads', { root, key, value: null, proof: absence }, bothAccept),
    aVector('misplaced key: a neighbour in its right place', neighbour, bothAccept),
  ]
}

/** A key put twice, and neighbours put around where it is not: one root shows two values, and absence. */
function twinKey(): readonly ProofVector[] {
  const [a, key, b] = [keyAt('00'), keyAt('01'), keyAt('101')]
  const first: Tree = { key, value: aValue('first') }
  const second: Tree = { key, value: aValue('second') }
  const tree: Tree = [
    first,
    [
      [
        { key: a, value: aValue('a') },
        { key: b, value: aValue('b') },
      ],
      second,
    ],
  ]
  const root = treeRoot(tree)
  const [atPlace, ofA, ofB, elsewhere] = provenLeaves(tree)
  if (atPlace === undefined || ofA === undefined || ofB === undefined || elsewhere === undefined) return []
  const absence = absenceProof(key, ofA, ofB)
  const presence = { root, key, value: atPlace.value, proof: presenceProof(atPlace) }
  const other = { root, key, value: elsewhere.value, proof: presenceProof(elsewhere) }
  return [
    aVector('twin key: present with its first value', presence, bothAccept),
    aVector('twin key: present with its second value', other, onlyIcs23Accepts),
    aVector(
      'twin key: absent between misplaced neighbours',
      { root, key, value: null, proof: absence },
      onlyIcs23Accepts,
    ),
  ]
}

/** Nodes hashed from other bytes than a map's, which `SmtSpec` lets through. */
function otherPreimages(): readonly ProofVector[] {
  const [key, value] = [keyAt('0'), aValue('value')]
  const [sibling, third] = [sha256(utf8('sibling')), sha256(utf8('third'))]
  const exist = { key: toBase64(key), value: toBase64(value), leaf: LEAF_OP, path: [] }
  const leafParts = [sha256(key), sha256(value)]
  const longPrefix = Uint8Array.of(0, 1, 2, 3)
  const leaf = sha256(Uint8Array.of(0), ...leafParts)
  const step = (prefix: Bytes, ...suffix: readonly Bytes[]) => ({
    root: sha256(prefix, leaf, ...suffix),
    key,
    value,
    proof: { exist: { ...exist, path: [{ hash: 1, prefix: toBase64(prefix), suffix: toBase64(concat(...suffix)) }] } },
  })
  const prefixed = {
    root: sha256(longPrefix, ...leafParts),
    key,
    value,
    proof: { exist: { ...exist, leaf: { ...LEAF_OP, prefix: toBase64(longPrefix) } } },
  }
  return [
    aVector('a leaf with a longer prefix', prefixed, onlyIcs23Accepts),
    aVector('an inner node whose prefix is 0x02', step(Uint8Array.of(2), sibling), onlyIcs23Accepts),
    aVector(
      'an inner node with children on both sides',
      step(concat(Uint8Array.of(1), third), sibling),
      onlyIcs23Accepts,
    ),
    aVector('an inner node with three children', step(Uint8Array.of(1), sibling, third), onlyIcs23Accepts),
    aVector('an inner node with one child', step(Uint8Array.of(1)), onlyIcs23Accepts),
  ]
}

/** Proofs in a form that a lenient reader takes for a good one. */
function otherForms(): readonly ProofVector[] {
  const map = exampleMap()
  const [root, key, absent] = [map.root(), aKey(1), absentAtEdge(map, 'left')]
  const [present, absence] = [map.prove(key), map.prove(absent)]
  if (present === null || absence === null || !('exist' in present) || !('nonexist' in absence)) return []
  const { exist } = present
  const ofValue = (value: Bytes | null, proof: unknown) => ({ root, key, value, proof })
  const otherAbsence = { nonexist: { ...absence.nonexist, key: toBase64(key) } }
  const second = { exist: { ...exist, value: exist.value.replace(/[A-Za-z0-9+/]=$/, nextLetter) } }
  return [
    aVector(
      'a proof that names another absent key',
      { root, key: absent, value: null, proof: otherAbsence },
      onlyIcs23Accepts,
    ),
    aVector(
      'a field that is not in the form',
      ofValue(map.get(key), { exist: { ...exist, note: 'x' } }),
      onlyIcs23Accepts,
    ),
    aVector('bytes in a second base64 spelling', ofValue(map.get(key), second), onlyIcs23Accepts),
    aVector('a key of five bytes', unbounded(utf8('short'), aValue('value')), onlyIcs23Accepts),
    aVector('a value over 1 KiB', unbounded(aKey(1), new Uint8Array(1025).fill(1)), onlyIcs23Accepts),
  ]
}

/** The same bytes, with a bit set that padding leaves unused. */
function nextLetter(end: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  return `${alphabet[alphabet.indexOf(end.charAt(0)) + 1]}=`
}

function unbounded(key: Bytes, value: Bytes) {
  const sibling = sha256(utf8('sibling'))
  const side = bitAt(positionOf(key), 0)
  const leaf = sha256(Uint8Array.of(0), sha256(key), sha256(value))
  const prefix = Uint8Array.of(1)
  const step =
    side === 0
      ? { hash: 1, prefix: toBase64(prefix), suffix: toBase64(sibling) }
      : { hash: 1, prefix: toBase64(concat(prefix, sibling)), suffix: '' }
  const root = side === 0 ? innerHash(leaf, sibling) : innerHash(sibling, leaf)
  return {
    root,
    key,
    value,
    proof: { exist: { key: toBase64(key), value: toBase64(value), leaf: LEAF_OP, path: [step] } },
  }
}

/** A key whose place begins with these turns. */
function keyAt(bits: string): Bytes {
  for (let i = 0; ; i++) {
    const key = aKey(`${bits} ${i}`)
    const position = positionOf(key)
    if ([...bits].every((bit, depth) => bitAt(position, depth) === Number(bit))) return key
  }
}
