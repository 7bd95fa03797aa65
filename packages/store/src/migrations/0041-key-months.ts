import type { Migration } from 'kysely/migration'
import { createIndex } from './create-index.ts'

/** Keys of what has no end change by month too: the index by key covers every opening. */
export const indexKeyMonths: Migration = {
  async up(db) {
    await db.schema.dropIndex('provider_opening_key_month').execute()
    await createIndex(db, 'provider_opening', ['key_month'])
  },
}
