import type { Migration } from 'kysely/migration'

/** The memory of a witness. */
export const createWitness: Migration = {
  async up(db) {
    await db.schema
      .createTable('witness_head')
      .addColumn('origin', 'text', (column) => column.primaryKey())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('root', 'bytea', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('cosigned_at', 'bigint')
      .execute()
  },
}
