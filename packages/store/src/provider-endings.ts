import type { CalendarDate } from '@goodstanding/core'
import { sql } from 'kysely'
import { givenRows } from './given-rows.ts'
import type { StoreTransaction } from './member-store.ts'

/** That a leaf was ended by a later one, and when its position is to leave the index. */
export type Ending = { readonly id: string; readonly endedBy: string; readonly leavesOn: CalendarDate | null }

/** Marks leaves as ended. Their position leaves the index on that day, or at their own end if that comes earlier. */
export async function endLeaves(tx: StoreTransaction, endings: readonly Ending[]): Promise<void> {
  if (endings.length === 0) return
  const rows = endings.map(({ id, endedBy, leavesOn }) => ({ id, ended_by: endedBy, leaves_on: leavesOn }))
  await tx
    .updateTable('provider_leaf')
    .from(givenRows(rows, 'id uuid, ended_by uuid, leaves_on date'))
    .set((column) => ({
      ended_by: column.ref('given.ended_by'),
      reseal: true,
      // `least` leaves nulls out: an end that is open does not keep the other one from counting.
      leaves_on: sql<string>`least(provider_leaf.until, given.leaves_on)`,
    }))
    .whereRef('provider_leaf.id', '=', 'given.id')
    .execute()
}

/**
 * Ends leaves whose position leaves with their successor's, whatever their own end, and lets all that they ended before
 * leave then too.
 */
export async function endWithSuccessor(tx: StoreTransaction, endings: readonly Ending[]): Promise<void> {
  for (const { id, endedBy, leavesOn } of endings) {
    await tx.updateTable('provider_leaf').set({ ended_by: endedBy, reseal: true }).where('id', '=', id).execute()
    await tx
      .withRecursive('earlier(id)', (db) =>
        db
          .selectFrom('provider_leaf')
          .select('provider_leaf.id')
          .where('provider_leaf.id', '=', id)
          .unionAll((more) =>
            more
              .selectFrom('provider_leaf')
              .innerJoin('earlier', 'earlier.id', 'provider_leaf.ended_by')
              .select('provider_leaf.id'),
          ),
      )
      .updateTable('provider_leaf')
      .set({ leaves_on: leavesOn, reseal: true })
      .where('id', 'in', (query) => query.selectFrom('earlier').select('earlier.id'))
      .execute()
  }
}
