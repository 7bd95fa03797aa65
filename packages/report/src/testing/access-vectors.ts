import type { AccessEntry } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { accessLeaf } from '../answer/access-leaf.ts'
import { flipped } from './bending.ts'
import { countedRandom, seedOf } from './deterministic.ts'

/** An access entry with what opens it, and its bytes in the access log. */
export type AccessVector = {
  readonly name: string
  readonly genesisHash: string
  readonly accessKey: string
  readonly n: number
  readonly salt: string
  readonly entry: AccessEntry
  readonly leaf: string
}

/** One that does not open to those bytes, or an entry that is none. */
export type RefusedAccessVector = Omit<AccessVector, 'entry'> & {
  readonly refusedFor: 'leaf' | 'form'
  readonly entry: Readonly<Record<string, unknown>>
}

const genesis = seedOf('the network of the access vectors')
const random = countedRandom('access vectors')
const hash = (): string => toHex(random(32))

const LENDERS: AccessEntry = {
  kind: 'access',
  consent: '019c0000-0000-7000-8000-000000000001',
  reader: 'harborlend',
  provider: 'northbank',
  purpose: 'credit_application',
  types: ['registration', 'tradeline', 'insolvency'],
  answerDigest: hash(),
  requestId: '019c0000-0000-7000-8000-000000000002',
  header: { height: 81, hash: hash() },
  at: '2026-11-02T09:00:00.000Z',
}
const OWN: AccessEntry = {
  ...LENDERS,
  reader: 'did:gs:l6hcfrjmjxinks723z4yyoggvlamtmm4wfumdu76fhfac4qais2a',
  purpose: 'own_copy',
  types: ['tradeline'],
  header: { height: 0, hash: hash() },
}

function opened(name: string, entry: AccessEntry, n: number, network = genesis): AccessVector {
  const accessKey = hash()
  const salt = hash()
  const leaf = toHex(accessLeaf({ entry, salt, n }, accessKey, network))
  return { name, genesisHash: toHex(network), accessKey, n, salt, entry, leaf }
}

const honest = opened('a lender’s first read', LENDERS, 1)

/** Entries that open to the bytes beside them. */
export function validAccessVectors(): readonly AccessVector[] {
  return [
    honest,
    { ...opened('its second, under the same key', LENDERS, 2) },
    opened('an own copy', OWN, 1),
    opened('the last read that a consent can have', OWN, 366),
    opened('in another network', LENDERS, 1, seedOf('another network')),
  ]
}

function bent(name: string, change: Partial<AccessVector>): RefusedAccessVector {
  return { ...honest, ...change, name, refusedFor: 'leaf' }
}

function malformed(name: string, change: Readonly<Record<string, unknown>>): RefusedAccessVector {
  return { ...honest, name, refusedFor: 'form', entry: { ...LENDERS, ...change } }
}

/** Entries that do not, and what is no entry. */
export function refusedAccessVectors(): readonly RefusedAccessVector[] {
  const { at: _, ...withoutTime } = LENDERS
  return [
    bent('another read of the consent', { n: 2 }),
    bent('another enterprise’s key', { accessKey: flipped(honest.accessKey) }),
    bent('another salt', { salt: flipped(honest.salt) }),
    bent('of another network', { genesisHash: flipped(honest.genesisHash) }),
    bent('another reader', { entry: { ...LENDERS, reader: 'otherlend' } }),
    bent('another answer', { entry: { ...LENDERS, answerDigest: flipped(LENDERS.answerDigest) } }),
    bent('types in another order', { entry: { ...LENDERS, types: LENDERS.types.toReversed() } }),
    bent('a millisecond later', { entry: { ...LENDERS, at: '2026-11-02T09:00:00.001Z' } }),
    bent('the entry of a header in place of its own', { leaf: `04${honest.leaf.slice(66)}` }),
    bent('tag and commitment exchanged', { leaf: `03${honest.leaf.slice(66)}${honest.leaf.slice(2, 66)}` }),
    malformed('another kind', { kind: 'read' }),
    malformed('a field more', { note: 'by telephone' }),
    { ...honest, name: 'a field less', refusedFor: 'form', entry: withoutTime },
    malformed('a person as reader', { reader: 'Jane Doe' }),
    malformed('a purpose that there is not', { purpose: 'marketing' }),
    malformed('a type that there is not', { types: ['tradeline', 'opinion'] }),
    malformed('no type', { types: [] }),
    malformed('a height as text', { header: { ...LENDERS.header, height: '81' } }),
    malformed('a time without milliseconds', { at: '2026-11-02T09:00:00Z' }),
    malformed('a digest in capitals', { answerDigest: LENDERS.answerDigest.toUpperCase() }),
  ]
}
