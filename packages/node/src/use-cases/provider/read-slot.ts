import { type IndexedType, logOrigin } from '@goodstanding/core'
import { type MapProof, proveKeys } from '@goodstanding/map'
import { indexKey } from '@goodstanding/report'
import {
  indexPages,
  leavesAt,
  listsAt,
  newestWitnessedSlot,
  type PlacedLeaf,
  readOneMoment,
  type WitnessedSlot,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/** Of which subject and type a list is asked. */
export type AskedList = { readonly subject: string; readonly type: IndexedType }

/** A list as a slot has it, with its proof in that slot's index; `list` null: proven to be none. */
export type ProvenList = AskedList & {
  readonly list: { readonly salt: Uint8Array; readonly positions: readonly number[] } | null
  readonly proof: MapProof | null
  readonly leaves: readonly (PlacedLeaf & { readonly position: number })[]
}

/** What the newest witnessed slot of the record log says of these lists. */
export type SlotView = { readonly slot: WitnessedSlot; readonly lists: readonly ProvenList[] }

/**
 * Reads lists, proofs and leaves of one slot, the newest that is witnessed, whatever is published meanwhile: all in one
 * transaction that sees one moment. Null where no slot is witnessed yet.
 */
export function readSlot(node: NodeContext, asked: readonly AskedList[]): Promise<SlotView | null> {
  const { store, network, self, genesisHash } = node
  const origin = logOrigin(network, 'records', self.name)
  return store.transaction(async (tx) => {
    await readOneMoment(tx)
    const slot = await newestWitnessedSlot(tx, origin)
    if (slot === null) return null
    const names = asked.map(({ subject, type }) => ({ subject, listedUnder: type }))
    const stored = await listsAt(tx, names, slot.size)
    const keys = asked.map(({ subject, type }) => indexKey(subject, type, genesisHash))
    const proofs = await proveKeys(indexPages(tx, slot.size), slot.root, keys)
    const leaves = await leavesAt(
      tx,
      stored.flatMap(({ positions }) => positions),
    )
    const byPosition = new Map(leaves.map((leaf) => [leaf.position, leaf]))
    const lists = asked.map(({ subject, type }, at): ProvenList => {
      const list = stored.find((one) => one.subject === subject && one.listedUnder === type) ?? null
      const places = list?.positions ?? []
      return {
        subject,
        type,
        list,
        proof: proofs[at] ?? null,
        leaves: places.map((place) => placed(byPosition, place)),
      }
    })
    return { slot, lists }
  })
}

function placed(byPosition: ReadonlyMap<number | null, PlacedLeaf>, position: number) {
  const leaf = byPosition.get(position)
  if (leaf === undefined) throw new Error(`the index lists position ${position}, where no leaf is stored`)
  return { ...leaf, position }
}
