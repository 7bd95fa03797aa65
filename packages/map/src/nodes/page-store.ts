import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { isEmptyHash } from './node-hash.ts'
import { EMPTY_PAGE, type Page } from './page.ts'
import { decodePage } from './page-codec.ts'
import type { Unread } from './place.ts'

/**
 * Where the pages of one map lie. A page's key is the path to it in hexadecimal digits, four turns a digit; the top
 * page's is empty. Keys without a page are left out of the answer.
 */
export interface PageStore {
  read(pageKeys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
}

/** The top page under this root. */
export async function readTop(store: PageStore, root: Bytes): Promise<Page> {
  if (isEmptyHash(root)) return EMPTY_PAGE
  const pages = await store.read([''])
  return checkedPage('', pages.get(''), root)
}

/** Reads the pages that are missing, all of a level at once, until none is. */
export async function readMissing(store: PageStore, missing: () => readonly Unread[]): Promise<void> {
  for (;;) {
    const wanted = new Map(missing().map(({ key, child }) => [key, child]))
    if (wanted.size === 0) return
    const pages = await store.read([...wanted.keys()])
    for (const [key, child] of wanted) child.page = checkedPage(key, pages.get(key), child.hash)
  }
}

/** Storage is not trusted: a page counts only if it has the hash that the page above it names. */
function checkedPage(key: string, bytes: Bytes | undefined, hash: Bytes): Page {
  if (bytes === undefined) throw new Error(`page "${key}" of the map is missing from its storage`)
  const page = decodePage(bytes)
  if (page === null || !equalBytes(page.hash, hash)) throw new Error(`page "${key}" of the map is damaged`)
  return page
}
