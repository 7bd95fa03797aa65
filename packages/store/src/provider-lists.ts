import { type Kysely, sql } from 'kysely'
import { givenBytes, givenRows } from './given-rows.ts'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** Of which subject and type a list is. */
export type ListName = { readonly subject: string; readonly listedUnder: string }

/** A list with the salt of its commitment in the index. */
export type StoredList = ListName & { readonly salt: Uint8Array; readonly positions: readonly number[] }

/** The lists of these names as the slot of that size has them; those that it does not have are left out. */
export async function listsAt(
  db: Kysely<Tables>,
  names: readonly ListName[],
  size: number,
): Promise<readonly StoredList[]> {
  if (names.length === 0) return []
  const given = names.map(({ subject, listedUnder }) => ({ subject, listed_under: listedUnder }))
  const rows = await db
    .selectFrom('provider_list')
    .innerJoin(givenRows(given, 'subject text, listed_under text'), (join) =>
      join
        .onRef('provider_list.subject', '=', 'given.subject')
        .onRef('provider_list.listed_under', '=', 'given.listed_under'),
    )
    .select(['provider_list.subject', 'provider_list.listed_under', 'salt', 'positions'])
    .where('from_size', '<=', size)
    .where((where) => where.or([where('until_size', 'is', null), where('until_size', '>', size)]))
    .execute()
  return rows.flatMap(({ subject, listed_under, salt, positions }) => {
    const numbers = JSON.parse(positions) as number[]
    return numbers.length === 0 ? [] : [{ subject, listedUnder: listed_under, salt, positions: numbers }]
  })
}

/** Writes the lists that a slot changed, beside what they were before. */
export async function writeLists(tx: StoreTransaction, size: number, lists: readonly StoredList[]): Promise<void> {
  if (lists.length === 0) return
  const salts = hexArray(lists.map(({ salt }) => salt))
  const rows = lists.map(({ subject, listedUnder, positions }, at) => ({
    ...{ subject, listed_under: listedUnder, salt: salts[at] ?? '' },
    positions: JSON.stringify(positions),
  }))
  const given = () => givenRows(rows, 'subject text, listed_under text, salt text, positions text')
  await tx
    .updateTable('provider_list')
    .from(given())
    .set({ until_size: size })
    .whereRef('provider_list.subject', '=', 'given.subject')
    .whereRef('provider_list.listed_under', '=', 'given.listed_under')
    .where('until_size', 'is', null)
    .execute()
  await tx
    .insertInto('provider_list')
    .columns(['subject', 'listed_under', 'from_size', 'salt', 'positions'])
    .expression((query) =>
      query
        .selectFrom(given())
        .select(['given.subject', 'given.listed_under', sql<number>`${size}::bigint`.as('from_size')])
        .select([givenBytes('given.salt').as('salt'), 'given.positions']),
    )
    .execute()
}
