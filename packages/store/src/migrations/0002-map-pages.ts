import type { Migration } from 'kysely/migration'

/** Pages of keyed Merkle maps: the index of a record log, the ledger's state. */
export const createMapPages: Migration = {
  async up(db) {
    await db.schema
      .createTable('map_page')
      .addColumn('map_name', 'text', (column) => column.notNull())
      .addColumn('page_key', 'text', (column) => column.notNull())
      .addColumn('page', 'bytea', (column) => column.notNull())
      .addPrimaryKeyConstraint('map_page_pk', ['map_name', 'page_key'])
      .execute()
  },
}
