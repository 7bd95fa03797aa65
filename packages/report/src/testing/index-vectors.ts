import type { IndexAnswer, IndexedType } from '@goodstanding/core'
import { type Bytes, fromHex, toHex } from '@goodstanding/crypto'
import { memoryMap } from '@goodstanding/map'
import { indexKey, indexValue } from '../answer/index-entry.ts'
import { flipped } from './bending.ts'
import { countedRandom, seedOf } from './deterministic.ts'

/** A subject's and type's list with its proof under an index's root; `key` and `value` of it where it is there. */
export type IndexVector = IndexAnswer & {
  readonly name: string
  readonly genesisHash: string
  readonly root: string
  readonly key: string
  readonly value: string | null
}

/** A list that an index of this root does not have so. */
export type RefusedIndexVector = Omit<IndexVector, 'key' | 'value'>

type Listed = { readonly subject: string; readonly type: IndexedType; readonly positions: readonly number[] }

const genesis = seedOf('the network of the index vectors')
const otherGenesis = seedOf('another network')
const random = countedRandom('index vectors')
const [ONE, TWO] = [toHex(random(16)), toHex(random(16))]
const LISTS: readonly Listed[] = [
  { subject: ONE, type: 'tradeline', positions: [0, 1, 7, 4_294_967_296] },
  { subject: ONE, type: 'link', positions: [2] },
  { subject: TWO, type: 'tradeline', positions: [3, 5] },
  { subject: TWO, type: 'security_interest', positions: [10, 9_007_199_254_740_990] },
]
/** Lists that no honest provider commits to: not ascending. */
const DISHONEST: readonly Listed[] = [
  { subject: ONE, type: 'accounts', positions: [5, 3] },
  { subject: TWO, type: 'accounts', positions: [3, 3] },
]
const salts = new Map([...LISTS, ...DISHONEST].map((list) => [list, toHex(random(32))]))
const index = memoryMap().with([...LISTS, ...DISHONEST].map((list) => changeOf(list, genesis)))

function changeOf(list: Listed, network: Bytes) {
  const value = indexValue(fromHex(saltOf(list)), list.positions, network)
  return { key: indexKey(list.subject, list.type, network), value }
}

function saltOf(list: Listed): string {
  return salts.get(list) ?? ''
}

function shown(name: string, list: Listed, at = index, network = genesis): IndexVector {
  const { key, value } = changeOf(list, network)
  return {
    ...absent(name, list.subject, list.type, at, network),
    list: { salt: saltOf(list), positions: [...list.positions] },
    key: toHex(key),
    value: toHex(value),
  }
}

function absent(name: string, subject: string, type: IndexedType, at = index, network = genesis): IndexVector {
  const key = indexKey(subject, type, network)
  const proof = at.prove(key)
  return {
    name,
    genesisHash: toHex(network),
    root: toHex(at.root()),
    subject,
    type,
    list: null,
    proof: proof === null ? null : { ...proof },
    key: toHex(key),
    value: null,
  }
}

/** Lists that hold. */
export function validIndexVectors(): readonly IndexVector[] {
  const [first = NONE] = LISTS
  const alone = memoryMap().with([changeOf(first, genesis)])
  const elsewhere = memoryMap().with(LISTS.map((list) => changeOf(list, otherGenesis)))
  return [
    ...LISTS.map((list, i) => shown(`list ${i} of several`, list)),
    shown('the only list of an index', first, alone),
    shown('a list of another network', first, elsewhere, otherGenesis),
    absent('a type that the subject has not', ONE, 'judgment'),
    absent('a subject that is not there', toHex(random(16)), 'tradeline'),
    absent('what the only list of an index is not', TWO, 'tradeline', alone),
    absent('an empty index', ONE, 'tradeline', memoryMap()),
  ]
}

const NONE: Listed = { subject: ONE, type: 'tradeline', positions: [] }

/** Lists that do not. */
export function refusedIndexVectors(): readonly RefusedIndexVector[] {
  const [first = NONE, second = NONE, third = NONE] = LISTS
  const honest = shown('', first)
  const { salt = '', positions = [] } = honest.list ?? {}
  const missing = absent('', ONE, 'judgment')
  const bent: readonly IndexVector[] = [
    { ...honest, name: 'the last position left out', list: { salt, positions: positions.slice(0, -1) } },
    { ...honest, name: 'a position added', list: { salt, positions: [...positions, 4_294_967_297] } },
    { ...honest, name: 'another position', list: { salt, positions: [0, 2, ...positions.slice(2)] } },
    { ...honest, name: 'the same positions in another order', list: { salt, positions: positions.toReversed() } },
    { ...honest, name: 'another salt', list: { salt: flipped(salt), positions } },
    { ...honest, name: 'another root', root: flipped(honest.root) },
    { ...honest, name: 'of another network', genesisHash: toHex(otherGenesis) },
    { ...honest, name: 'passed off as another subject’s', subject: TWO },
    { ...honest, name: 'passed off as another type', type: 'trade_payments' },
    { ...honest, name: 'the proof of another list', proof: shown('', third).proof },
    { ...honest, name: 'the proof that another is absent', proof: missing.proof },
    { ...honest, name: 'no proof', proof: null },
    { ...honest, name: 'said to be absent, with the proof that it is there', list: null },
    { ...honest, name: 'said to be absent, with the proof that another is', list: null, proof: missing.proof },
    { ...honest, name: 'said to be absent, with no proof', list: null, proof: null },
    { ...missing, name: 'said to be there, with the proof that it is absent', list: shown('', second).list },
    shown('committed to in descending order', DISHONEST[0] ?? NONE),
    shown('committed to with a position twice', DISHONEST[1] ?? NONE),
  ]
  return bent.map(({ key: _, value: __, ...refused }) => refused)
}
