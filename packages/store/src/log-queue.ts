import type { QueuedEntry } from '@goodstanding/log'
import { type Kysely, sql } from 'kysely'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** Puts entries at the queue's end, in their order; one statement however many there are. */
export async function enqueue(tx: StoreTransaction, origin: string, entries: readonly Uint8Array[]): Promise<number[]> {
  if (entries.length === 0) return []
  const rows = await tx
    .insertInto('log_queue')
    .columns(['origin', 'entry'])
    .expression((query) =>
      query
        .selectFrom(
          sql<{ entry: Uint8Array; place: number }>`unnest(${hexArray(entries)}::text[]) with ordinality`.as<'given'>(
            sql`given(entry, place)`,
          ),
        )
        .select([sql<string>`${origin}::text`.as('origin'), sql<Uint8Array>`decode(given.entry, 'hex')`.as('entry')])
        .orderBy('given.place'),
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Removes the oldest entries from the queue and returns them in the order of their ids. */
export async function takeQueued(tx: StoreTransaction, origin: string, limit: number): Promise<QueuedEntry[]> {
  const rows = await tx
    .deleteFrom('log_queue')
    .where('id', 'in', (query) =>
      query.selectFrom('log_queue').select('id').where('origin', '=', origin).orderBy('id').limit(limit),
    )
    .returning(['id', 'entry'])
    .execute()
  return rows.map(({ id, entry }) => ({ queueId: id, entry })).toSorted((a, b) => a.queueId - b.queueId)
}

/** How many entries wait. */
export async function queueLength(db: Kysely<Tables>, origin: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('log_queue')
    .select((column) => column.fn.countAll<number>().as('waiting'))
    .where('origin', '=', origin)
    .executeTakeFirstOrThrow()
  return waiting
}
