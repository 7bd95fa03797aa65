import type { PageStore } from '@goodstanding/map'
import { type Kysely, sql } from 'kysely'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** Pages of one keyed Merkle map, read by a store's `db`, or by an open transaction where they change in it. */
export function mapPages(queries: Kysely<Tables>, mapName: string): PageStore {
  return {
    async read(pageKeys) {
      const rows = await queries
        .selectFrom('map_page')
        .select(['page_key', 'page'])
        .where('map_name', '=', mapName)
        .where(sql<boolean>`page_key = any(${pageKeys}::text[])`)
        .execute()
      return new Map(rows.map(({ page_key, page }) => [page_key, page]))
    },
  }
}

/** Writes what `updateMap` gives: a page that is null is deleted. */
export async function writePages(
  tx: StoreTransaction,
  mapName: string,
  pages: ReadonlyMap<string, Uint8Array | null>,
): Promise<void> {
  const kept = [...pages].filter((entry): entry is [string, Uint8Array] => entry[1] !== null)
  const gone = [...pages].filter(([, page]) => page === null).map(([key]) => key)
  if (gone.length > 0) {
    await tx
      .deleteFrom('map_page')
      .where('map_name', '=', mapName)
      .where(sql<boolean>`page_key = any(${gone}::text[])`)
      .execute()
  }
  if (kept.length === 0) return
  const columns = sql.join([
    sql`${kept.map(([key]) => key)}::text[]`,
    sql`${hexArray(kept.map(([, page]) => page))}::text[]`,
  ])
  await tx
    .insertInto('map_page')
    .columns(['map_name', 'page_key', 'page'])
    .expression((query) =>
      query
        .selectFrom(sql<{ page_key: string; page: string }>`unnest(${columns})`.as<'given'>(sql`given(page_key, page)`))
        .select([
          sql<string>`${mapName}::text`.as('map_name'),
          'given.page_key',
          sql<Uint8Array>`decode(given.page, 'hex')`.as('page'),
        ]),
    )
    .onConflict((conflict) =>
      conflict.columns(['map_name', 'page_key']).doUpdateSet({ page: (column) => column.ref('excluded.page') }),
    )
    .execute()
}
