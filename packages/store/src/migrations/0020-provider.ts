import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex } from './create-index.ts'

/** A provider: subjects, rows, leaves with what opens them, the index by slot, claims, links, consents and reads. */
export const createProvider: Migration = {
  async up(db) {
    await createSubjects(db)
    await createLeaves(db)
    await createIndexOfSlots(db)
    await createClaims(db)
    await createReads(db)
  },
}

async function createSubjects(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provider_subject')
    .addColumn('subject', 'text', (column) => column.primaryKey())
    .addColumn('customer_hash', 'bytea', (column) => column.notNull().unique())
    .addColumn('claim_tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('claim_tries_since', 'bigint')
    .execute()
  await db.schema
    .createTable('provider_row')
    .addColumn('row_hash', 'bytea', (column) => column.primaryKey())
    .addColumn('record', 'uuid')
    .addColumn('fact_digest', 'bytea')
    .execute()
  await db.schema.createIndex('provider_row_record').on('provider_row').column('record').execute()
}

async function createLeaves(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provider_leaf')
    .addColumn('queue_id', 'bigint', (column) => column.primaryKey())
    .addColumn('id', 'uuid', (column) => column.notNull().unique())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('listed_under', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('issued', 'bigint', (column) => column.notNull())
    .addColumn('until', 'date')
    .addColumn('ended_by', 'uuid')
    .addColumn('leaves_on', 'date')
    .addColumn('left_size', 'bigint')
    .addColumn('reseal', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute()
  await createIndex(db, 'provider_leaf', ['subject', 'listed_under'])
  await createIndex(db, 'provider_leaf', ['leaves_on'], 'left_size is null and leaves_on is not null')
  await createIndex(db, 'provider_leaf', ['left_size'], 'left_size is not null')
  await createIndex(db, 'provider_leaf', ['ended_by'], 'ended_by is not null')
  await createIndex(db, 'provider_leaf', ['reseal'], 'reseal')
  await db.schema
    .createTable('provider_opening')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('body_commitment', 'bytea', (column) => column.notNull())
    .addColumn('key_month', 'text', (column) => column.notNull())
    .addColumn('sealed', 'bytea', (column) => column.notNull())
    .addColumn('has_body', 'boolean', (column) => column.notNull())
    .execute()
  await createIndex(db, 'provider_opening', ['key_month'], "key_month <> 'open'")
  await db.schema
    .createTable('provider_position')
    .addColumn('position', 'bigint', (column) => column.primaryKey())
    .addColumn('queue_id', 'bigint', (column) => column.notNull().unique())
    .execute()
}

async function createIndexOfSlots(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provider_list')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('listed_under', 'text', (column) => column.notNull())
    .addColumn('from_size', 'bigint', (column) => column.notNull())
    .addColumn('until_size', 'bigint')
    .addColumn('salt', 'bytea', (column) => column.notNull())
    .addColumn('positions', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('provider_list_pk', ['subject', 'listed_under', 'from_size'])
    .execute()
  await createIndex(db, 'provider_list', ['until_size'], 'until_size is not null')
  await db.schema
    .createTable('provider_index_page')
    .addColumn('page_key', 'text', (column) => column.notNull())
    .addColumn('from_size', 'bigint', (column) => column.notNull())
    .addColumn('until_size', 'bigint')
    .addColumn('page', 'bytea')
    .addPrimaryKeyConstraint('provider_index_page_pk', ['page_key', 'from_size'])
    .execute()
  await createIndex(db, 'provider_index_page', ['until_size'], 'until_size is not null')
  await db.schema
    .createTable('provider_index_slot')
    .addColumn('size', 'bigint', (column) => column.primaryKey())
    .addColumn('root', 'bytea', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('provider_progress')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .execute()
}

async function createClaims(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provider_claim_code')
    .addColumn('code_hash', 'bytea', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('expires', 'bigint', (column) => column.notNull())
    .addColumn('link', 'uuid')
    .execute()
  await db.schema
    .createTable('provider_link')
    .addColumn('link', 'uuid', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('registry', 'text', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('unlinked_by', 'uuid')
    .execute()
  await db.schema
    .createIndex('provider_link_live')
    .unique()
    .on('provider_link')
    .column('subject')
    .where(sql.ref('unlinked_by'), 'is', null)
    .execute()
  await createIndex(db, 'provider_link', ['registry', 'number'], 'unlinked_by is null')
}

async function createReads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provider_consent')
    .addColumn('revocation_hash', 'text', (column) => column.primaryKey())
    .addColumn('consent', 'uuid', (column) => column.notNull())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('expires', 'bigint', (column) => column.notNull())
    .addColumn('reads', 'integer', (column) => column.notNull())
    .addColumn('last_read_at', 'bigint')
    .execute()
  await createIndex(db, 'provider_consent', ['enterprise', 'reader', 'purpose'])
  await db.schema
    .createTable('provider_read')
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('request_id', 'uuid', (column) => column.notNull())
    .addColumn('request_digest', 'bytea', (column) => column.notNull())
    .addColumn('caller', 'text', (column) => column.notNull())
    .addColumn('consent', 'uuid', (column) => column.notNull())
    .addColumn('revocation_hash', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('queue_id', 'bigint', (column) => column.notNull().unique())
    .addColumn('position', 'bigint')
    .addColumn('key_month', 'text', (column) => column.notNull())
    .addColumn('sealed', 'bytea')
    .addPrimaryKeyConstraint('provider_read_pk', ['reader', 'request_id'])
    .execute()
  await createIndex(db, 'provider_read', ['revocation_hash'])
  await createIndex(db, 'provider_read', ['at'], 'sealed is not null')
  await db.schema
    .createTable('provider_ended_consent')
    .addColumn('revocation_hash', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
}
