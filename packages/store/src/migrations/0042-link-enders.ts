import type { Migration } from 'kysely/migration'

/** A link ends by its enterprise's word or by its provider's; until now it was the enterprise's alone. */
export const addLinkEnders: Migration = {
  async up(db) {
    await db.schema.alterTable('home_link').addColumn('ended_by', 'text').execute()
  },
}
