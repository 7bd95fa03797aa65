import type { PageStore } from '@goodstanding/map'
import { type Kysely, sql } from 'kysely'
import { givenBytes, givenRows } from './given-rows.ts'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** The index's pages as the slot of that size left them. */
export function indexPages(queries: Kysely<Tables>, size: number): PageStore {
  return {
    async read(pageKeys) {
      const rows = await queries
        .selectFrom('provider_index_page')
        .select(['page_key', 'page'])
        .where(sql<boolean>`page_key = any(${[...pageKeys]}::text[])`)
        .where('from_size', '<=', size)
        .where((where) => where.or([where('until_size', 'is', null), where('until_size', '>', size)]))
        .execute()
      return new Map(rows.flatMap(({ page_key, page }) => (page === null ? [] : [[page_key, page]])))
    },
  }
}

/** Writes the pages that a slot changed, beside what they were before; a page that is null is gone from this slot on. */
export async function writeIndexPages(
  tx: StoreTransaction,
  size: number,
  pages: ReadonlyMap<string, Uint8Array | null>,
): Promise<void> {
  if (pages.size === 0) return
  await tx
    .updateTable('provider_index_page')
    .set({ until_size: size })
    .where(sql<boolean>`page_key = any(${[...pages.keys()]}::text[])`)
    .where('until_size', 'is', null)
    .execute()
  const rows = [...pages].map(([page_key, page]) => ({
    page_key,
    page: page === null ? null : (hexArray([page])[0] ?? ''),
  }))
  await tx
    .insertInto('provider_index_page')
    .columns(['page_key', 'from_size', 'page'])
    .expression((query) =>
      query
        .selectFrom(givenRows(rows, 'page_key text, page text'))
        .select(['given.page_key', sql<number>`${size}::bigint`.as('from_size'), givenBytes('given.page').as('page')]),
    )
    .execute()
}
