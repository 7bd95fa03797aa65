import { assert } from '@goodstanding/core'
import { type Bytes, equalBytes, toHex } from '@goodstanding/crypto'
import { leafHash } from './node-hash.ts'
import { EMPTY_PAGE, type Leaf, type Page, pageOf, type Slot, samePage, slotFor } from './page.ts'
import { VALUE_BYTES_MAX } from './page-codec.ts'
import { KEY_BYTES, nibbleAt, positionOf } from './position.ts'

/** What a key shall hold from now on; null takes the key out of the map. */
export type MapChange = { readonly key: Bytes; readonly value: Bytes | null }

/** A change at its place in the tree: a leaf to put there, or null to take away what the key has. */
export type PlacedChange = { readonly position: Bytes; readonly key: Bytes; readonly leaf: Leaf | null }

/** The changes at their places, one a key: where a key comes twice, the later change is the one that counts. */
export function placeChanges(changes: readonly MapChange[]): readonly PlacedChange[] {
  const byKey = new Map(changes.map((change) => [toHex(change.key), change]))
  return [...byKey.values()].map(({ key, value }) => {
    assert(key.length === KEY_BYTES, 'a map key has 32 bytes')
    if (value === null) return { position: positionOf(key), key, leaf: null }
    assert(value.length > 0 && value.length <= VALUE_BYTES_MAX, 'a map value has 1 to 1024 bytes')
    return { position: positionOf(key), key, leaf: { kind: 'leaf', key, value, hash: leafHash(key, value) } }
  })
}

/** The page after these changes, level 0 being the top page. Pages on the changes' paths must have been read. */
export function updatePage(page: Page, level: number, changes: readonly PlacedChange[]): Page {
  assert(level < 64, 'two keys do not share a hash')
  const bySlot = Map.groupBy(changes, ({ position }) => nibbleAt(position, level))
  const slots = page.slots.map((slot, index) => {
    const here = bySlot.get(index)
    return here === undefined ? slot : updateSlot(slot, level, here)
  })
  if (slots.every((slot, index) => slot === page.slots[index])) return page
  const next = pageOf(slots)
  return samePage(next, page) ? page : next
}

function updateSlot(slot: Slot, level: number, changes: readonly PlacedChange[]): Slot {
  if (slot?.kind === 'child') {
    assert(slot.page !== null, 'the page of each change has been read')
    const page = updatePage(slot.page, level + 1, changes)
    return page === slot.page ? slot : slotFor(page)
  }
  const puts = changes.filter(({ leaf }) => leaf !== null)
  const isKept = slot !== null && !changes.some(({ key }) => equalBytes(key, slot.key))
  const leaves = isKept ? [...puts, { position: positionOf(slot.key), key: slot.key, leaf: slot }] : puts
  if (leaves.length < 2) return leaves[0]?.leaf ?? null
  return slotFor(updatePage(EMPTY_PAGE, level + 1, leaves))
}
