import type { Migration } from 'kysely/migration'
import { createIndex } from './create-index.ts'

/** The ids under which a link stood before it was published anew. */
export const createLinksAnew: Migration = {
  async up(db) {
    await db.schema
      .createTable('provider_link_earlier')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('link', 'uuid', (column) => column.notNull())
      .execute()
    await createIndex(db, 'provider_link_earlier', ['link'])
  },
}
