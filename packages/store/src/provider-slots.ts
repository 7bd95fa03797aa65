import type { CalendarDate } from '@goodstanding/core'
import { type Kysely, sql } from 'kysely'
import { givenRows } from './given-rows.ts'
import type { StoreTransaction } from './member-store.ts'
import type { ListName } from './provider-lists.ts'
import type { Tables } from './tables.ts'

/** A position that a slot gave or took, and the list that it stands in. */
export type ListedPosition = ListName & { readonly position: number }

/** Gives queued leaves their positions, and says which lists they go into. Other entries of the log are passed over. */
export async function placeLeaves(
  tx: StoreTransaction,
  entries: readonly { readonly queueId: number; readonly position: number }[],
): Promise<readonly ListedPosition[]> {
  if (entries.length === 0) return []
  const given = entries.map(({ queueId, position }) => ({ queue_id: queueId, position }))
  const rows = await tx
    .selectFrom(givenRows(given, 'queue_id bigint, position bigint'))
    .innerJoin('provider_leaf', 'provider_leaf.queue_id', 'given.queue_id')
    .select(['given.queue_id', 'given.position', 'subject', 'listed_under'])
    .execute()
  const placed = rows.map(({ queue_id, position }) => ({ queue_id, position }))
  await tx
    .insertInto('provider_position')
    .columns(['position', 'queue_id'])
    .expression((query) =>
      query
        .selectFrom(givenRows(placed, 'queue_id bigint, position bigint'))
        .select(['given.position', 'given.queue_id']),
    )
    .execute()
  return rows.map(({ subject, listed_under, position }) => ({ subject, listedUnder: listed_under, position }))
}

/** How many leaves are due to leave the index on that day. */
export async function countDue(db: Kysely<Tables>, on: CalendarDate): Promise<number> {
  const row = await due(db, on)
    .select((column) => column.fn.countAll<number>().as('due'))
    .executeTakeFirstOrThrow()
  return row.due
}

/** Takes leaves that are due out of the index in the slot of that size, at most so many, and says from which lists. */
export async function leaveIndex(
  tx: StoreTransaction,
  slot: { readonly size: number; readonly on: CalendarDate; readonly limit: number },
): Promise<readonly ListedPosition[]> {
  const rows = await due(tx, slot.on)
    .select(['provider_leaf.queue_id', 'subject', 'listed_under', 'position'])
    .orderBy('leaves_on')
    .limit(slot.limit)
    .execute()
  if (rows.length === 0) return []
  await tx
    .updateTable('provider_leaf')
    .set({ left_size: slot.size })
    .where(sql<boolean>`queue_id = any(${rows.map(({ queue_id }) => queue_id)}::bigint[])`)
    .execute()
  return rows.map(({ subject, listed_under, position }) => ({ subject, listedUnder: listed_under, position }))
}

function due(db: Kysely<Tables>, on: CalendarDate) {
  return db
    .selectFrom('provider_leaf')
    .innerJoin('provider_position', 'provider_position.queue_id', 'provider_leaf.queue_id')
    .where('leaves_on', '<=', on)
    .where('left_size', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      // A statement that was published anew stays until that one has its place.
      not(
        exists(
          selectFrom('provider_leaf as anew')
            .leftJoin('provider_position as place', 'place.queue_id', 'anew.queue_id')
            .select('anew.id')
            .whereRef('anew.id', '=', 'provider_leaf.ended_by')
            .whereRef('anew.type', '=', 'provider_leaf.type')
            .where('place.position', 'is', null),
        ),
      ),
    )
}

/** Size and root of the index in a slot. */
export type IndexSlot = { readonly size: number; readonly root: Uint8Array }

/** The newest slot's index; null before the first. */
export async function newestIndexSlot(db: Kysely<Tables>): Promise<IndexSlot | null> {
  const row = await db.selectFrom('provider_index_slot').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst()
  return row ?? null
}

export async function insertIndexSlot(tx: StoreTransaction, slot: IndexSlot): Promise<void> {
  await tx.insertInto('provider_index_slot').values(slot).execute()
}

/** The newest slot under a witnessed checkpoint of the record log, with that checkpoint as it is served. */
export type WitnessedSlot = IndexSlot & { readonly note: string }

export async function newestWitnessedSlot(db: Kysely<Tables>, origin: string): Promise<WitnessedSlot | null> {
  const row = await db
    .selectFrom('log_checkpoint')
    .innerJoin('provider_index_slot', 'provider_index_slot.size', 'log_checkpoint.size')
    .select(['provider_index_slot.size', 'root', 'note'])
    .where('origin', '=', origin)
    .where('is_witnessed', '=', true)
    .orderBy('log_checkpoint.size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Forgets what only slots before that size have: pages, lists and roots from which nothing is answered any more. */
export async function forgetSlotsBefore(tx: StoreTransaction, size: number): Promise<void> {
  await tx.deleteFrom('provider_index_slot').where('size', '<', size).execute()
  await tx.deleteFrom('provider_index_page').where('until_size', '<=', size).execute()
  await tx.deleteFrom('provider_list').where('until_size', '<=', size).execute()
}

/** Makes all reads of this transaction see one moment. To be called before anything else in it. */
export async function readOneMoment(tx: StoreTransaction): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`.execute(tx)
}
