import { type Kysely, sql } from 'kysely'
import { givenBytes, givenRows } from './given-rows.ts'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** Until the transaction ends none of these keys is destroyed. */
export async function holdKeyMonths(tx: StoreTransaction, months: readonly string[]): Promise<void> {
  // In one order for all, as whoever waits to destroy one makes the others behind it wait.
  const names = months.map(lockName).sort()
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(name, 0)) from unnest(${names}::text[]) as name`.execute(
    tx,
  )
}

/** Waits for whoever holds this key, and lets nobody hold it until the transaction ends. */
export async function lockKeyMonth(tx: StoreTransaction, month: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${lockName(month)}::text, 0))`.execute(tx)
}

function lockName(month: string): string {
  return `key month ${month}`
}

/** Whether something is still sealed under that month's key. */
export async function isMonthInUse(db: Kysely<Tables>, month: string): Promise<boolean> {
  const opening = await db
    .selectFrom('provider_opening')
    .select('id')
    .where('key_month', '=', month)
    .limit(1)
    .executeTakeFirst()
  if (opening !== undefined) return true
  const read = await db
    .selectFrom('provider_read')
    .select('request_id')
    .where('key_month', '=', month)
    .where('sealed', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return read !== undefined
}

/** What a leaf's salts and body are sealed in. */
export type Sealed = { readonly id: string; readonly sealed: Uint8Array }

/** What is sealed under that month's key, at most so much. */
export async function openingsUnder(tx: StoreTransaction, month: string, limit: number): Promise<readonly Sealed[]> {
  return tx
    .selectFrom('provider_opening')
    .select(['id', 'sealed'])
    .where('key_month', '=', month)
    .limit(limit)
    .execute()
}

/** Puts seals under another key; a leaf that is no longer under the first stays as it is. */
export async function replaceSeals(
  tx: StoreTransaction,
  { from, to }: { readonly from: string; readonly to: string },
  seals: readonly Sealed[],
): Promise<void> {
  if (seals.length === 0) return
  const hex = hexArray(seals.map(({ sealed }) => sealed))
  const rows = seals.map(({ id }, at) => ({ id, sealed: hex[at] ?? '' }))
  await tx
    .updateTable('provider_opening')
    .from(givenRows(rows, 'id uuid, sealed text'))
    .set({ key_month: to, sealed: givenBytes('given.sealed') })
    .whereRef('provider_opening.id', '=', 'given.id')
    .where('key_month', '=', from)
    .execute()
}
