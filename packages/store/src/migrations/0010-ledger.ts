import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The ledger: blocks, operations, and the state after the newest block. */
export const createLedger: Migration = {
  async up(db) {
    await createBlocks(db)
    await createState(db)
  },
}

async function createBlocks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ledger_block')
    .addColumn('height', 'bigint', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('header', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('ledger_operation')
    .addColumn('height', 'bigint', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('enterprise', 'text')
    .addColumn('operation', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_operation_pk', ['height', 'place'])
    .execute()
  await db.schema
    .createIndex('ledger_operation_enterprise')
    .on('ledger_operation')
    .columns(['enterprise', 'height', 'place'])
    .where('enterprise', 'is not', null)
    .execute()
}

async function createState(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ledger_consent')
    .addColumn('revocation_hash', 'text', (column) => column.primaryKey())
    .addColumn('commitment', 'text', (column) => column.notNull())
    .addColumn('expires_on', 'date', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .execute()
  await db.schema
    .createTable('ledger_enterprise')
    .addColumn('enterprise', 'text', (column) => column.primaryKey())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .execute()
}
