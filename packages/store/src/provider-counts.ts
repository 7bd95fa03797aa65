import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Records of one type that are not erased: those that stand, and those that a later one ended. */
export type RecordCount = { readonly type: string; readonly live: number; readonly ended: number }

export async function countRecords(db: Kysely<Tables>): Promise<readonly RecordCount[]> {
  const rows = await db
    .selectFrom('provider_leaf')
    .select((column) => [
      'type',
      column.fn.countAll<number>().as('all'),
      column.fn.count<number>('ended_by').as('ended'),
    ])
    .whereRef('type', '=', 'listed_under')
    .groupBy('type')
    .orderBy('type')
    .execute()
  return rows.map(({ type, all, ended }) => ({ type, live: all - ended, ended }))
}

/** How many records of one subject stand. */
export async function countLiveOf(db: Kysely<Tables>, subject: string): Promise<number> {
  const { live } = await db
    .selectFrom('provider_leaf')
    .select(({ fn }) => fn.countAll<number>().as('live'))
    .where('subject', '=', subject)
    .whereRef('type', '=', 'listed_under')
    .where('ended_by', 'is', null)
    .executeTakeFirstOrThrow()
  return live
}
