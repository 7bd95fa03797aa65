import { sql } from 'kysely'
import { givenRows } from './given-rows.ts'
import type { StoreTransaction } from './member-store.ts'
import type { ListName } from './provider-lists.ts'

/** How many positions a list has or will have when all that is queued has its place, and how many nothing has ended. */
export type ListSize = ListName & { readonly positions: number; readonly standing: number }

/** The sizes of these lists; until the transaction ends nobody else that asks this way makes them longer. */
export async function lockListSizes(tx: StoreTransaction, names: readonly ListName[]): Promise<readonly ListSize[]> {
  if (names.length === 0) return []
  const subjects = [...new Set(names.map(({ subject }) => subject))].map((subject) => ({ subject }))
  await tx
    .selectFrom('provider_subject')
    .innerJoin(givenRows(subjects, 'subject text'), 'given.subject', 'provider_subject.subject')
    .select('provider_subject.subject')
    .orderBy('provider_subject.subject')
    .forNoKeyUpdate('provider_subject')
    .execute()
  const given = names.map(({ subject, listedUnder }) => ({ subject, listed_under: listedUnder }))
  const rows = await tx
    .selectFrom('provider_leaf')
    .innerJoin(givenRows(given, 'subject text, listed_under text'), (join) =>
      join
        .onRef('provider_leaf.subject', '=', 'given.subject')
        .onRef('provider_leaf.listed_under', '=', 'given.listed_under'),
    )
    .where('left_size', 'is', null)
    .select(['provider_leaf.subject', 'provider_leaf.listed_under'])
    .select((column) => column.fn.countAll<number>().as('positions'))
    .select(sql<number>`count(*) filter (where ended_by is null)`.as('standing'))
    .groupBy(['provider_leaf.subject', 'provider_leaf.listed_under'])
    .execute()
  return rows.map(({ subject, listed_under, positions, standing }) => ({
    ...{ subject, listedUnder: listed_under, positions, standing },
  }))
}
