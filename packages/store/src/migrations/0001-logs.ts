import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Tile logs: state, queue, tiles and checkpoints. */
export const createLogs: Migration = {
  async up(db) {
    await createState(db)
    await createQueue(db)
    await createTiles(db)
    await createCheckpoints(db)
  },
}

async function createState(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_state')
    .addColumn('origin', 'text', (column) => column.primaryKey())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('root', 'bytea', (column) => column.notNull())
    .addColumn('published_size', 'bigint')
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .addColumn('writer', 'text', (column) => column.notNull())
    .execute()
}

async function createQueue(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_queue')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('entry', 'bytea', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('log_queue_origin').on('log_queue').columns(['origin', 'id']).execute()
}

async function createTiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_tile')
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('level', 'smallint', (column) => column.notNull())
    .addColumn('tile_index', 'bigint', (column) => column.notNull())
    .addColumn('width', 'smallint', (column) => column.notNull())
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_tile_pk', ['origin', 'level', 'tile_index', 'width'])
    .execute()
  await db.schema
    .createIndex('log_tile_partial')
    .on('log_tile')
    .columns(['origin', 'level', 'tile_index'])
    .where(sql.ref('width'), '<', 256)
    .execute()
}

async function createCheckpoints(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_checkpoint')
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('witnessed_at', 'bigint')
    .addColumn('is_witnessed', 'boolean', (column) => column.notNull())
    .addColumn('first_note', 'text')
    .addColumn('first_witnessed_at', 'bigint')
    .addPrimaryKeyConstraint('log_checkpoint_pk', ['origin', 'size'])
    .execute()
}
