import { type CalendarDate, type Instant, instantOfMs } from '@goodstanding/core'
import { type Kysely, sql } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A stretch of the record log that one checkpoint was the first to cover with witnesses. */
export type WitnessedStretch = { readonly from: number; readonly to: number; readonly time: Instant | null }

const NAME = 'witnessed in time'

/** The next stretch that was not looked at for lateness; null when all that is witnessed was. */
export async function nextStretch(db: Kysely<Tables>, origin: string): Promise<WitnessedStretch | null> {
  const progress = await db.selectFrom('provider_progress').select('size').where('name', '=', NAME).executeTakeFirst()
  const from = progress?.size ?? 0
  const row = await db
    .selectFrom('log_checkpoint')
    .select(['size', 'first_witnessed_at'])
    .where('origin', '=', origin)
    .where('is_witnessed', '=', true)
    .where('size', '>', from)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return { from, to: row.size, time: row.first_witnessed_at === null ? null : instantOfMs(row.first_witnessed_at) }
}

/** Ids of leaves in a stretch that were issued before then and are opened after that day: live ones, and ended links. */
export async function leavesIssuedBefore(
  tx: StoreTransaction,
  { from, to }: WitnessedStretch,
  { before, on, limit }: { readonly before: Instant; readonly on: CalendarDate; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('provider_position')
    .innerJoin('provider_leaf', 'provider_leaf.queue_id', 'provider_position.queue_id')
    .select('provider_leaf.id')
    .where('position', '>=', from)
    .where('position', '<', to)
    .where('issued', '<', before)
    .where(sql<boolean>`(ended_by is null or (type = 'link' and (leaves_on is null or leaves_on > ${on}::date)))`)
    .where('left_size', 'is', null)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Remembers that everything before `size` was looked at. */
export async function passStretch(tx: StoreTransaction, size: number): Promise<void> {
  await tx
    .insertInto('provider_progress')
    .values({ name: NAME, size })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ size }))
    .execute()
}
