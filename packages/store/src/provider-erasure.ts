import type { CalendarDate } from '@goodstanding/core'
import { sql } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import { dateOrNull } from './provider-leaves.ts'

/**
 * Erases leaves that left the index in a slot of that size or before: heads, bodies, salts, places, rows and links. At
 * most so many; says how many.
 */
export async function eraseLeft(tx: StoreTransaction, size: number, limit: number): Promise<number> {
  const left = await tx
    .selectFrom('provider_leaf')
    .select(['id', 'queue_id'])
    .where('left_size', '<=', size)
    .limit(limit)
    .execute()
  if (left.length === 0) return 0
  const ids = left.map(({ id }) => id)
  const queueIds = left.map(({ queue_id }) => queue_id)
  await tx.deleteFrom('provider_opening').where(isAny('id', ids)).execute()
  await tx.deleteFrom('provider_row').where(isAny('record', ids)).execute()
  await tx.deleteFrom('provider_link').where(isAny('link', ids)).execute()
  await tx.deleteFrom('provider_link_earlier').where(isAny('link', ids)).execute()
  for (const table of ['provider_position', 'provider_leaf'] as const) {
    await tx.deleteFrom(table).where(sql<boolean>`queue_id = any(${queueIds}::bigint[])`).execute()
  }
  return left.length
}

function isAny(column: string, ids: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`
}

/** An ended leaf that is to be sealed anew. */
export type Resealing = {
  readonly id: string
  readonly leavesOn: CalendarDate | null
  readonly keyMonth: string
  readonly sealed: Uint8Array
  readonly hasBody: boolean
  /** What ended it, and where that stands. */
  readonly endedByType: string
  readonly endedAtPosition: number | null
}

/** Ended leaves whose seal is still that of before, at most so many. */
export async function leavesToReseal(tx: StoreTransaction, limit: number): Promise<readonly Resealing[]> {
  const rows = await tx
    .selectFrom('provider_leaf as leaf')
    .innerJoin('provider_opening as opening', 'opening.id', 'leaf.id')
    .innerJoin('provider_leaf as ender', 'ender.id', 'leaf.ended_by')
    .leftJoin('provider_position as place', 'place.queue_id', 'ender.queue_id')
    .select(['leaf.id', 'leaf.leaves_on', 'opening.key_month', 'opening.sealed', 'opening.has_body'])
    .select(['ender.type as ended_by_type', 'place.position as ended_at'])
    .where('leaf.reseal', '=', true)
    .orderBy('leaf.queue_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...{
      id: row.id,
      leavesOn: dateOrNull(row.leaves_on),
      keyMonth: row.key_month,
      sealed: row.sealed,
      hasBody: row.has_body,
    },
    ...{ endedByType: row.ended_by_type, endedAtPosition: row.ended_at },
  }))
}

/** Replaces a leaf's seal. */
export async function putSeal(
  tx: StoreTransaction,
  id: string,
  seal: { readonly keyMonth: string; readonly sealed: Uint8Array; readonly hasBody: boolean },
): Promise<void> {
  await tx
    .updateTable('provider_opening')
    .set({ key_month: seal.keyMonth, sealed: seal.sealed, has_body: seal.hasBody })
    .where('id', '=', id)
    .execute()
  await tx.updateTable('provider_leaf').set({ reseal: false }).where('id', '=', id).execute()
}
