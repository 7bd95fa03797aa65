import { join } from 'node:path'
import type { IndexedType } from '@goodstanding/core'
import { type Bytes, bodyCommitment, fromHex, headCommitment, toHex } from '@goodstanding/crypto'
import { genesisBytes } from '@goodstanding/ledger'
import type { LogEntry } from '@goodstanding/log'
import { memoryMap } from '@goodstanding/map'
import { indexKey, indexValue } from '@goodstanding/report'
import {
  leavesById,
  listsAt,
  type MemberStore,
  newestIndexSlot,
  openDatabase,
  openMemberStore,
  type PlacedLeaf,
} from '@goodstanding/store'
import { expect } from 'vitest'
import { DATABASE_FOLDER } from '../../src/config/data-folder.ts'
import { schemaOf } from '../../src/open-node-database.ts'
import { systemRandom } from '../../src/random.ts'
import { type KeysOfMonths, openRetentionKeys } from '../../src/use-cases/provider/keys/retention-keys.ts'
import { unsealOpening } from '../../src/use-cases/provider/make-leaf.ts'
import type { CrashNetwork } from './crash-network.ts'
import type { Acknowledged } from './record-load.ts'

const IDS_AT_ONCE = 500

type Sought = {
  readonly acknowledged: Acknowledged
  /** Of the record log. */
  readonly entries: readonly LogEntry[]
  readonly withdrawn: ReadonlySet<string>
}

/**
 * Looks into the provider's own database, whose node is stopped: each acknowledged record stands at one position of the
 * log, its stored head, salts and body open the very leaf there, the body is the one that was sent, and the index is
 * what these positions make.
 */
export async function checkOpenings(
  net: CrashNetwork,
  databaseUrl: string | null,
  { acknowledged, entries }: Omit<Sought, 'withdrawn'>,
): Promise<void> {
  const { provider } = net.cast
  const folder = join(net.folder(provider), DATABASE_FOLDER)
  const database = await openDatabase(
    databaseUrl === null ? { kind: 'pglite', folder } : { kind: 'postgres', url: databaseUrl },
  )
  try {
    const store = await openMemberStore(database, schemaOf(provider))
    const retention = openRetentionKeys(net.folder(provider), systemRandom)
    const leaves = await leavesOf(store, [...acknowledged.records.keys(), ...acknowledged.withdrawals.keys()])
    const keys = await retention.keysOf(leaves.map(({ keyMonth }) => keyMonth))
    const withdrawn = new Set(acknowledged.withdrawals.values())
    for (const leaf of leaves) checkLeaf(net, leaf, keys, { acknowledged, entries, withdrawn })
    await checkIndex(net, store, { leaves, entries })
  } finally {
    await database.close()
  }
}

async function leavesOf(store: MemberStore, ids: readonly string[]): Promise<readonly PlacedLeaf[]> {
  const leaves: PlacedLeaf[] = []
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    leaves.push(...(await leavesById(store.db, ids.slice(from, from + IDS_AT_ONCE))))
  }
  expect(new Set(leaves.map(({ head }) => head.id))).toEqual(new Set(ids))
  expect(new Set(leaves.map(({ position }) => position)).size).toBe(ids.length)
  return leaves
}

function checkLeaf(
  { network }: CrashNetwork,
  leaf: PlacedLeaf,
  keys: KeysOfMonths,
  { acknowledged, entries, withdrawn }: Sought,
): void {
  const { head, position } = leaf
  const { headSalt, opened } = unsealOpening(leaf.sealed, head.id, keys(leaf.keyMonth))
  // A withdrawn body is erased; the head goes on opening the leaf.
  if (opened === null) expect(withdrawn).toContain(head.id)
  const genesis = genesisBytes(network)
  const ofBody = opened === null ? leaf.bodyCommitment : bodyCommitment(fromHex(opened.salt), opened.body, genesis)
  const commitment = headCommitment(fromHex(headSalt), head, ofBody, genesis)
  const entry = entries[position ?? -1]
  expect(entry !== undefined && 'commitment' in entry ? toHex(entry.commitment) : 'none').toBe(toHex(commitment))
  const { balance } = (opened?.body ?? {}) as { readonly balance?: { readonly minor: number } }
  if (opened !== null) expect(balance?.minor).toBe(acknowledged.records.get(head.id))
}

async function checkIndex(
  { network }: CrashNetwork,
  store: MemberStore,
  { leaves, entries }: { readonly leaves: readonly PlacedLeaf[]; readonly entries: readonly LogEntry[] },
): Promise<void> {
  const slot = await newestIndexSlot(store.db)
  const subjects = [...new Set(leaves.map(({ head }) => head.subject))]
  const names = subjects.map((subject) => ({ subject, listedUnder: 'tradeline' satisfies IndexedType }))
  const lists = await listsAt(store.db, names, slot?.size ?? 0)
  const listed = lists.flatMap(({ positions }) => positions)
  expect(listed.toSorted((a, b) => a - b)).toEqual(leaves.map(({ position }) => position ?? -1).sort((a, b) => a - b))

  const genesis = genesisBytes(network)
  const changes = lists.map(({ subject, salt, positions }) => ({
    key: indexKey(subject, 'tradeline', genesis),
    value: indexValue(salt, positions, genesis),
  }))
  const root = toHex(memoryMap().with(changes).root())
  expect([slot?.root, entries.at(-1)].map(rootOf)).toEqual([root, root])
}

function rootOf(of: Bytes | LogEntry | undefined): string {
  if (of instanceof Uint8Array) return toHex(of)
  return of?.kind === 'index_root' ? toHex(of.root) : 'none'
}
