import type { Bytes } from '@goodstanding/crypto'
import { changedPages } from './nodes/changed-pages.ts'
import { type PageStore, readMissing, readTop } from './nodes/page-store.ts'
import { descendTo } from './nodes/place.ts'
import { type MapChange, placeChanges, updatePage } from './nodes/update-page.ts'

/** The map after a batch of changes: its root, and what the storage has to write; null deletes a page. */
export type MapUpdate = { readonly root: Bytes; readonly pages: ReadonlyMap<string, Bytes | null> }

/**
 * Applies many changes at once to the map under this root. Reads only the pages on their paths, all of a level in one
 * go, and makes each page anew once. The root depends on what the map then holds alone, not on the order of changes.
 * Throws when the storage lacks a page or holds a damaged one.
 */
export async function updateMap(store: PageStore, root: Bytes, changes: readonly MapChange[]): Promise<MapUpdate> {
  const placed = placeChanges(changes)
  const before = await readTop(store, root)
  await readMissing(store, () =>
    placed.flatMap(({ position }) => {
      const { end } = descendTo(before, position)
      return end.kind === 'unread' ? [end] : []
    }),
  )
  const after = updatePage(before, 0, placed)
  return { root: after.hash, pages: changedPages(before, after) }
}
