import type { Migration } from 'kysely/migration'

/** Keys of what has no end change by month too: the index by key covers every opening. */
export const indexKeyMonths: Migration = {
  async up(db) {
    await db.schema.dropIndex('provider_opening_key_month').execute()
    await db.schema.createIndex('provider_opening_key_month').on('provider_opening').column('key_month').execute()
  },
}
