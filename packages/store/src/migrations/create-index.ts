import { type Kysely, sql } from 'kysely'

/** Makes an index that is named after its table and columns; of the rows of `where` alone, if it is given. */
export async function createIndex(
  db: Kysely<unknown>,
  table: string,
  columns: readonly string[],
  where?: string,
): Promise<void> {
  const created = db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns([...columns])
  await (where === undefined ? created : created.where(sql<boolean>`${sql.raw(where)}`)).execute()
}
