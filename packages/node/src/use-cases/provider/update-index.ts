import { type IndexedType, indexedType, type Network } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import { genesisBytes } from '@goodstanding/ledger'
import { EMPTY_ROOT, type MapChange, updateMap } from '@goodstanding/map'
import { indexKey, indexValue } from '@goodstanding/report'
import {
  type IndexSlot,
  indexPages,
  type ListedPosition,
  type ListName,
  listsAt,
  type StoredList,
  type StoreTransaction,
  writeIndexPages,
  writeLists,
} from '@goodstanding/store'
import type { Random } from '../../random.ts'

/** What a slot brings into the index and takes out of it. */
export type IndexChanges = {
  readonly size: number
  readonly came: readonly ListedPosition[]
  readonly left: readonly ListedPosition[]
}

const SALT_BYTES = 32

/** Changes the lists of a slot, each under a fresh salt, and gives the index's new root. */
export async function updateIndex(
  tx: StoreTransaction,
  before: IndexSlot | null,
  { size, came, left }: IndexChanges,
  { network, random }: { readonly network: Network; readonly random: Random },
): Promise<Bytes> {
  const root = before?.root ?? EMPTY_ROOT
  const changed = Map.groupBy([...came, ...left], nameOf)
  if (changed.size === 0) return root
  const names = [...changed.values()].flatMap(([first]) => (first === undefined ? [] : [first]))
  const current = new Map((await listsAt(tx, names, before?.size ?? 0)).map((list) => [nameOf(list), list.positions]))
  const gone = new Set(left.map(({ position }) => position))
  const lists = names.map(({ subject, listedUnder }): StoredList => {
    const name = nameOf({ subject, listedUnder })
    const all = [...(current.get(name) ?? []), ...(changed.get(name) ?? []).map(({ position }) => position)]
    const positions = [...new Set(all)].filter((position) => !gone.has(position)).sort((a, b) => a - b)
    return { subject, listedUnder, salt: random(SALT_BYTES), positions }
  })
  const genesisHash = genesisBytes(network)
  const update = await updateMap(
    indexPages(tx, before?.size ?? 0),
    root,
    lists.map((list) => changeOf(list, genesisHash)),
  )
  await writeLists(tx, size, lists)
  await writeIndexPages(tx, size, update.pages)
  return update.root
}

function changeOf({ subject, listedUnder, salt, positions }: StoredList, genesisHash: Bytes): MapChange {
  const key = indexKey(subject, typeOf(listedUnder), genesisHash)
  return { key, value: positions.length === 0 ? null : indexValue(salt, positions, genesisHash) }
}

function nameOf({ subject, listedUnder }: ListName): string {
  return `${subject} ${listedUnder}`
}

function typeOf(listedUnder: string): IndexedType {
  return indexedType.parse(listedUnder)
}
