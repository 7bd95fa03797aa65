import { type IndexedType, indexedUnder, logOrigin, type Network, type OpenedLeaf } from '@goodstanding/core'
import { type Bytes, fromHex, toHex } from '@goodstanding/crypto'
import { encodeLogEntry } from '@goodstanding/log'
import { type MemoryMap, memoryMap } from '@goodstanding/map'
import { indexKey, indexValue } from '../answer/index-entry.ts'
import { entryOfLeaf } from '../answer/open-leaf.ts'
import { countedRandom, seedOf } from './deterministic.ts'
import type { LeafDraft } from './test-facts.ts'
import { type TestLog, testLog } from './test-log.ts'

/** A provider's logs and index in memory, as its latest slot left them. */
export type TestProvider = {
  readonly name: string
  readonly network: Network
  readonly genesis: Bytes
  readonly random: (bytes: number) => Bytes
  readonly recordLog: TestLog
  readonly accessLog: TestLog
  readonly leaves: OpenedLeaf[]
  readonly lists: Map<string, List>
  /** Each slot's checkpoint, with the positions that it was the first to cover. */
  readonly slots: { readonly checkpoint: string; readonly positions: readonly number[] }[]
  index: MemoryMap
}

type List = { readonly positions: readonly number[]; readonly salt: Bytes }

/** One slot: what is published, or taken out of the lists, when, and who cosigns. */
export type Slot = {
  readonly drafts?: readonly LeafDraft[]
  readonly forget?: readonly { readonly subject: string; readonly type: IndexedType; readonly position: number }[]
  readonly atMs: number
  readonly witnesses?: readonly string[]
}

export function testProvider(name: string, network: Network): TestProvider {
  return {
    name,
    network,
    genesis: fromHex(network.genesisHash),
    random: countedRandom(name),
    recordLog: testLog(logOrigin(network, 'records', name), seedOf(`${name} records`)),
    accessLog: testLog(logOrigin(network, 'access', name), seedOf(`${name} access`)),
    leaves: [],
    lists: new Map(),
    slots: [],
    index: memoryMap(),
  }
}

/** Publishes one slot, with the index root last. */
export function publish(provider: TestProvider, { drafts = [], forget = [], atMs, witnesses = [] }: Slot): void {
  const positions = drafts.map((draft) => append(provider, draft))
  for (const { subject, type, position } of forget) {
    setList(provider, subject, type, (before) => before.filter((one) => one !== position))
  }
  provider.recordLog.append(encodeLogEntry({ kind: 'index_root', root: provider.index.root() }))
  provider.slots.push({ checkpoint: provider.recordLog.checkpoint(witnesses, atMs), positions })
}

export function positionsOf({ lists }: TestProvider, subject: string, type: IndexedType): readonly number[] {
  return lists.get(`${subject} ${type}`)?.positions ?? []
}

function append(provider: TestProvider, { head, body, listed }: LeafDraft): number {
  const { recordLog, random, genesis, leaves } = provider
  const leaf: OpenedLeaf = {
    position: recordLog.size(),
    head,
    headSalt: toHex(random(32)),
    bodyCommitment: null,
    opened: { body: { ...body }, salt: toHex(random(32)) },
  }
  recordLog.append(entryOfLeaf(leaf, genesis) ?? new Uint8Array())
  leaves.push(leaf)
  const { subject, type } = listed ?? { subject: head.subject, type: indexedUnder(head) }
  setList(provider, subject, type, (before) => [...before, leaf.position])
  return leaf.position
}

function setList(
  provider: TestProvider,
  subject: string,
  type: IndexedType,
  change: (positions: readonly number[]) => readonly number[],
): void {
  const salt = provider.random(32)
  const positions = change(positionsOf(provider, subject, type))
  provider.lists.set(`${subject} ${type}`, { positions, salt })
  const value = positions.length === 0 ? null : indexValue(salt, positions, provider.genesis)
  provider.index = provider.index.with([{ key: indexKey(subject, type, provider.genesis), value }])
}
