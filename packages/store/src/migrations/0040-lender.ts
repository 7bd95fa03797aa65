import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex } from './create-index.ts'

/** A lender: requests, consents, reports with their reads, and receipts of what was erased. */
export const createLender: Migration = {
  async up(db) {
    await createConsents(db)
    await createReports(db)
    await createErasures(db)
  },
}

async function createConsents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lender_request')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('home', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('consent', 'uuid')
    .execute()
  await createIndex(db, 'lender_request', ['asked_at'])
  await db.schema
    .createTable('lender_consent')
    .addColumn('consent', 'uuid', (column) => column.primaryKey())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('request', 'uuid')
    .addColumn('revocation_hash', 'text', (column) => column.notNull().unique())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('expires', 'bigint', (column) => column.notNull())
    .addColumn('keep_until', 'bigint', (column) => column.notNull())
    .addColumn('reads', 'integer', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('end_code', 'text')
    .addColumn('sealed', 'bytea', (column) => column.notNull())
    .execute()
  await createIndex(db, 'lender_consent', ['received_at'])
  await createIndex(db, 'lender_consent', ['keep_until'])
  await createIndex(db, 'lender_consent', ['enterprise', 'purpose'])
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lender_report')
    .addColumn('report', 'uuid', (column) => column.primaryKey())
    .addColumn('consent', 'uuid', (column) => column.notNull().references('lender_consent.consent'))
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('begun_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('counts', 'boolean', (column) => column.notNull())
    .addColumn('assembled_at', 'bigint')
    .addColumn('overall', 'text')
    .addColumn('answers', 'text')
    .addColumn('sealed', 'bytea', (column) => column.notNull())
    .execute()
  await createIndex(db, 'lender_report', ['consent'])
  await createIndex(db, 'lender_report', ['begun_at'])
  await createIndex(db, 'lender_report', ['state'], "state <> 'done'")
  await db.schema
    .createTable('lender_read')
    .addColumn('report', 'uuid', (column) => column.notNull().references('lender_report.report').onDelete('cascade'))
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('request_id', 'uuid', (column) => column.notNull().unique())
    .addColumn('asked', 'bytea', (column) => column.notNull())
    .addColumn('answer', 'bytea')
    .addColumn('next_request_id', 'uuid')
    .addColumn('next_asked', 'bytea')
    .addPrimaryKeyConstraint('lender_read_pk', ['report', 'provider'])
    .execute()
  await createIndex(db, 'lender_read', ['next_request_id'], 'next_request_id is not null')
}

async function createErasures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lender_erasure')
    .addColumn('consent', 'uuid', (column) => column.primaryKey())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('receipt', 'text', (column) => column.notNull())
    .addColumn('erased_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('next_try_at', 'bigint')
    .addColumn('delivered_at', 'bigint')
    .execute()
  await createIndex(db, 'lender_erasure', ['next_try_at'], 'next_try_at is not null')
}
