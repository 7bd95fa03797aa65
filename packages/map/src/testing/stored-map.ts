import type { Bytes } from '@goodstanding/crypto'
import { EMPTY_ROOT } from '../nodes/node-hash.ts'
import type { PageStore } from '../nodes/page-store.ts'
import type { MapChange } from '../nodes/update-page.ts'
import { updateMap } from '../update-map.ts'

/** A map in a page store that keeps a list of what was read and counts what was written. */
export function storedMap() {
  const pages = new Map<string, Uint8Array>()
  const reads: (readonly string[])[] = []
  let root: Bytes = EMPTY_ROOT
  const store: PageStore = {
    read(keys) {
      reads.push(keys)
      const found = keys.flatMap((key) => {
        const page = pages.get(key)
        return page === undefined ? [] : [[key, page] as const]
      })
      return Promise.resolve(new Map(found))
    },
  }
  return {
    store,
    pages,
    reads,
    root: () => root,
    /** Applies the changes and says how many pages were written or deleted. */
    async update(changes: readonly MapChange[]): Promise<number> {
      const update = await updateMap(store, root, changes)
      for (const [key, page] of update.pages) {
        if (page === null) pages.delete(key)
        else pages.set(key, page)
      }
      root = update.root
      return update.pages.size
    },
  }
}
