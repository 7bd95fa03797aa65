import { hostname } from 'node:os'
import {
  type LogClaim,
  type LogHead,
  type LogState,
  LogStopped,
  type LogStorage,
  type StoredCheckpoint,
} from '@goodstanding/log'
import { sql } from 'kysely'
import { enqueue, queueLength, takeQueued } from './log-queue.ts'
import { logRows, stateFromRow } from './log-rows.ts'
import { dropPartialTiles, insertTiles } from './log-tiles.ts'
import { CommitAmbiguous, type MemberStore, type StoreTransaction } from './member-store.ts'

/** Where one log of a member lives, for the one process that writes it. */
export function logStorage(store: MemberStore, origin: string): LogStorage<StoreTransaction> {
  const transaction = <T>(work: (tx: StoreTransaction) => Promise<T>) => runTransaction(store, origin, work)
  return {
    ...logRows(store, origin),
    claim: (emptyRoot) => claim(store, origin, emptyRoot),
    transaction,
    enqueue: (tx, entries) => enqueue(tx, origin, entries),
    takeQueued: (tx, limit) => takeQueued(tx, origin, limit),
    queueLength: () => queueLength(store.db, origin),
    lockState: (tx) => lockState(tx, origin),
    insertTiles: (tx, tiles) => insertTiles(tx, origin, tiles),
    dropPartialTiles: (tx, publishedSize) => dropPartialTiles(tx, origin, publishedSize),
    changeHead: (tx, from, to) => changeHead(tx, origin, from, to),
    publishCheckpoint: (state, checkpoint) => transaction((tx) => publishCheckpoint(tx, origin, state, checkpoint)),
    changeCosignatures: (checkpoint) => changeCosignatures(store, origin, checkpoint),
  }
}

async function runTransaction<T>(
  store: MemberStore,
  origin: string,
  work: (tx: StoreTransaction) => Promise<T>,
): Promise<T> {
  try {
    return await store.transaction(work)
  } catch (cause) {
    if (!(cause instanceof CommitAmbiguous)) throw cause
    throw new LogStopped(origin, 'commit_ambiguous', cause.message, cause)
  }
}

async function claim(store: MemberStore, origin: string, emptyRoot: Uint8Array): Promise<LogClaim> {
  if (store.kind === 'postgres' && !store.isDurable) {
    throw new LogStopped(origin, 'database_not_durable', 'set fsync, synchronous_commit and full_page_writes to on')
  }
  const held = await store.takeName(`log ${origin}`)
  if (held === null)
    throw new LogStopped(origin, 'held_by_another', `it is written by ${await writerOf(store, origin)}`)
  try {
    const state = await runTransaction(store, origin, (tx) => newEpoch(tx, origin, emptyRoot))
    return { state, release: () => held.release() }
  } catch (error) {
    await held.release()
    throw error
  }
}

async function writerOf(store: MemberStore, origin: string): Promise<string> {
  const row = await store.db.selectFrom('log_state').select('writer').where('origin', '=', origin).executeTakeFirst()
  return row?.writer ?? 'another process'
}

async function newEpoch(tx: StoreTransaction, origin: string, emptyRoot: Uint8Array): Promise<LogState> {
  const writer = `process ${process.pid} on ${hostname()}`
  const row = await tx
    .insertInto('log_state')
    .values({ origin, size: 0, root: emptyRoot, published_size: null, epoch: 1, writer })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet({ epoch: sql`log_state.epoch + 1`, writer }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return stateFromRow(row)
}

async function lockState(tx: StoreTransaction, origin: string): Promise<LogState> {
  const row = await tx.selectFrom('log_state').selectAll().where('origin', '=', origin).forUpdate().executeTakeFirst()
  if (row === undefined) throw new LogStopped(origin, 'state_changed', 'its state row is gone')
  return stateFromRow(row)
}

async function changeHead(tx: StoreTransaction, origin: string, from: LogState, to: LogHead): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('log_state')
    .set({ size: to.size, root: to.root })
    .where('origin', '=', origin)
    .where('size', '=', from.size)
    .where('root', '=', from.root)
    .where('epoch', '=', from.epoch)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

async function publishCheckpoint(
  tx: StoreTransaction,
  origin: string,
  state: LogState,
  checkpoint: StoredCheckpoint,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('log_state')
    .set({ published_size: state.size })
    .where('origin', '=', origin)
    .where('size', '=', state.size)
    .where('root', '=', state.root)
    .where('epoch', '=', state.epoch)
    .where('published_size', 'is not distinct from', state.publishedSize)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await tx
    .insertInto('log_checkpoint')
    .values({
      origin,
      size: checkpoint.size,
      note: checkpoint.note,
      witnessed_at: checkpoint.time,
      is_witnessed: checkpoint.isWitnessed,
      first_note: checkpoint.isWitnessed ? checkpoint.note : null,
      first_witnessed_at: checkpoint.isWitnessed ? checkpoint.time : null,
    })
    .execute()
  return true
}

/** A checkpoint that is witnessed stays so: a writer that came late takes nothing away. */
async function changeCosignatures(store: MemberStore, origin: string, checkpoint: StoredCheckpoint): Promise<void> {
  const change = store.db
    .updateTable('log_checkpoint')
    .set((column) => ({
      note: checkpoint.note,
      witnessed_at: checkpoint.time,
      is_witnessed: checkpoint.isWitnessed,
      ...(checkpoint.isWitnessed
        ? {
            first_note: column.fn.coalesce('first_note', sql<string>`${checkpoint.note}::text`),
            first_witnessed_at: column.fn.coalesce('first_witnessed_at', sql<number>`${checkpoint.time}::bigint`),
          }
        : {}),
    }))
    .where('origin', '=', origin)
    .where('size', '=', checkpoint.size)
  await (checkpoint.isWitnessed ? change : change.where('is_witnessed', '=', false)).execute()
}
