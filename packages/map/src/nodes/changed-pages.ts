import type { Bytes } from '@goodstanding/crypto'
import { EMPTY_PAGE, type Page, SLOTS } from './page.ts'
import { encodePage } from './page-codec.ts'

/** What storage has to write, by page key, so that it holds the second map instead of the first; null deletes a page. */
export function changedPages(before: Page, after: Page): ReadonlyMap<string, Bytes | null> {
  const changed = new Map<string, Bytes | null>()
  collect('', before, after, changed)
  return changed
}

function collect(key: string, before: Page | null, after: Page | null, changed: Map<string, Bytes | null>): void {
  if (before === after) return
  changed.set(key, after === null || after === EMPTY_PAGE ? null : encodePage(after))
  for (let i = 0; i < SLOTS; i++) {
    collect(`${key}${i.toString(16)}`, childPage(before, i), childPage(after, i), changed)
  }
}

function childPage(page: Page | null, index: number): Page | null {
  const slot = page?.slots[index] ?? null
  return slot?.kind === 'child' ? slot.page : null
}
