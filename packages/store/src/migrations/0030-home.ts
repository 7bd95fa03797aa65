import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The home role: links, requests, consents, what others are still to be told, and views. */
export const createHome: Migration = {
  async up(db) {
    await createEnterprises(db)
    await createRequests(db)
    await createConsents(db)
    await createMessages(db)
    await createViews(db)
  },
}

async function createEnterprises(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('home_enterprise')
    .addColumn('enterprise', 'text', (column) => column.primaryKey())
    .execute()
  await db.schema
    .createTable('home_link')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('registry', 'text', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('linked_from', 'bigint', (column) => column.notNull())
    .addColumn('leaf', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute()
  await db.schema.createIndex('home_link_enterprise').on('home_link').columns(['enterprise', 'linked_from']).execute()
  await db.schema
    .createTable('home_registration')
    .addColumn('enterprise', 'text', (column) => column.primaryKey())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('link', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('proven_at', 'bigint', (column) => column.notNull())
    .addColumn('proof', 'text', (column) => column.notNull())
    .execute()
}

async function createRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('home_request')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('lender', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('open_until', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('home_request_enterprise')
    .on('home_request')
    .columns(['enterprise', 'received_at'])
    .execute()
}

async function createConsents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('home_consent')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('request', 'text')
    .addColumn('revocation_hash', 'text', (column) => column.notNull().unique())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('expires', 'bigint', (column) => column.notNull())
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('slices', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('granted_at', 'bigint', (column) => column.notNull())
    .addColumn('height', 'bigint')
    .addColumn('header', 'text')
    .addColumn('replaced_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addColumn('code', 'text')
    .addColumn('erasure', 'text')
    .execute()
  await db.schema
    .createIndex('home_consent_enterprise')
    .on('home_consent')
    .columns(['enterprise', 'granted_at'])
    .execute()
  await db.schema
    .createIndex('home_consent_submitting')
    .on('home_consent')
    .columns(['granted_at'])
    .where(sql.ref('state'), '=', 'submitting')
    .execute()
}

async function createMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('home_message')
    .addColumn('consent', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .addColumn('is_taken', 'boolean', (column) => column.notNull())
    .addPrimaryKeyConstraint('home_message_pk', ['consent', 'member', 'kind'])
    .execute()
  await db.schema
    .createIndex('home_message_due')
    .on('home_message')
    .columns(['due_at'])
    .where(sql.ref('done_at'), 'is', null)
    .execute()
}

async function createViews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('home_view')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('enterprise', 'text', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('live', 'text', (column) => column.notNull())
    .addColumn('evidence', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('home_view_enterprise')
    .on('home_view')
    .columns(['enterprise', 'provider', 'id'])
    .execute()
  await db.schema
    .createTable('home_cursor')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('height', 'bigint', (column) => column.notNull())
    .execute()
}
