import type { Kysely } from 'kysely'
import { givenBytes, givenRows } from './given-rows.ts'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A customer's hash and the handle that it gets if it has none yet. */
export type NewSubject = { readonly customerHash: Uint8Array; readonly subject: string }

/** The handle of each customer, by its hash in hexadecimal; those without one get the handle given with them. */
export async function subjectsOfCustomers(
  tx: StoreTransaction,
  customers: readonly NewSubject[],
): Promise<ReadonlyMap<string, string>> {
  const hashes = hexArray(customers.map(({ customerHash }) => customerHash))
  const given = customers
    .map(({ subject }, at) => ({ subject, customer_hash: hashes[at] ?? '' }))
    .toSorted((a, b) => (a.customer_hash < b.customer_hash ? -1 : 1))
  await tx
    .insertInto('provider_subject')
    .columns(['subject', 'customer_hash'])
    .expression((query) =>
      query
        .selectFrom(givenRows(given, 'subject text, customer_hash text'))
        .select(['given.subject', givenBytes('given.customer_hash').as('customer_hash')])
        // Whoever comes at once inserts in one order, so that none waits for the other in a circle.
        .orderBy('given.customer_hash'),
    )
    .onConflict((conflict) => conflict.column('customer_hash').doNothing())
    .execute()
  const rows = await tx
    .selectFrom('provider_subject')
    .innerJoin(givenRows(given, 'subject text, customer_hash text'), (join) =>
      join.on('provider_subject.customer_hash', '=', givenBytes('given.customer_hash')),
    )
    .select(['given.customer_hash as hash', 'provider_subject.subject as handle'])
    .execute()
  return new Map(rows.map(({ hash, handle }) => [hash, handle]))
}

/** The handle of one customer; null where it has none. */
export async function subjectOfCustomer(db: Kysely<Tables>, customerHash: Uint8Array): Promise<string | null> {
  const row = await db
    .selectFrom('provider_subject')
    .select('subject')
    .where('customer_hash', '=', customerHash)
    .executeTakeFirst()
  return row?.subject ?? null
}

/** How many customers have a handle. */
export async function countSubjects(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('provider_subject')
    .select((column) => column.fn.countAll<number>().as('subjects'))
    .executeTakeFirstOrThrow()
  return row.subjects
}
