import { type Instant, instantOfMs } from '@goodstanding/core'
import type { LogRows, LogState, StoredCheckpoint, StoredTile } from '@goodstanding/log'
import type { Kysely, Selectable } from 'kysely'
import type { LogTables } from './log-tables.ts'
import type { MemberStore } from './member-store.ts'
import type { Tables } from './tables.ts'

/** What readers of one log need of a member's store. Any process may read while one writes. */
export function logRows(store: MemberStore, origin: string): LogRows {
  const { db } = store
  return {
    origin,
    state: () => logState(db, origin),
    tile: (level, index) => widestTile(db, origin, level, index),
    newestCheckpoint: async () => current(await checkpoints(db, origin).orderBy('size', 'desc').executeTakeFirst()),
    newestWitnessed: async () =>
      current(
        await checkpoints(db, origin).where('is_witnessed', '=', true).orderBy('size', 'desc').executeTakeFirst(),
      ),
    firstWitnessedCovering: async (position) =>
      asFirstWitnessed(
        await checkpoints(db, origin)
          .where('is_witnessed', '=', true)
          .where('size', '>', position)
          .orderBy('size', 'asc')
          .executeTakeFirst(),
      ),
  }
}

async function logState(db: Kysely<Tables>, origin: string): Promise<LogState | null> {
  const row = await db.selectFrom('log_state').selectAll().where('origin', '=', origin).executeTakeFirst()
  return row === undefined ? null : stateFromRow(row)
}

export function stateFromRow(row: Selectable<LogTables['log_state']>): LogState {
  return { size: row.size, root: row.root, epoch: row.epoch, publishedSize: row.published_size }
}

async function widestTile(
  db: Kysely<Tables>,
  origin: string,
  level: number,
  index: number,
): Promise<StoredTile | null> {
  const row = await db
    .selectFrom('log_tile')
    .select(['width', 'bytes'])
    .where('origin', '=', origin)
    .where('level', '=', level)
    .where('tile_index', '=', index)
    .orderBy('width', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { level, index, ...row }
}

function checkpoints(db: Kysely<Tables>, origin: string) {
  return db.selectFrom('log_checkpoint').selectAll().where('origin', '=', origin).limit(1)
}

type CheckpointRow = Selectable<LogTables['log_checkpoint']>

function current(row: CheckpointRow | undefined): StoredCheckpoint | null {
  if (row === undefined) return null
  return { size: row.size, note: row.note, isWitnessed: row.is_witnessed, time: instant(row.witnessed_at) }
}

function asFirstWitnessed(row: CheckpointRow | undefined): StoredCheckpoint | null {
  if (row === undefined) return null
  return { size: row.size, note: row.first_note ?? row.note, isWitnessed: true, time: instant(row.first_witnessed_at) }
}

function instant(ms: number | null): Instant | null {
  return ms === null ? null : instantOfMs(ms)
}
