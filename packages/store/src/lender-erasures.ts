import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A receipt of what was erased, on its way to the enterprise. `receipt` is the signed statement, JSON. */
export type LenderErasure = {
  readonly consent: string
  readonly enterprise: string
  readonly receipt: string
  readonly erasedAt: Instant
  readonly tries: number
}

/** Erases a consent with all that was read under it, and leaves the receipt to be sent at once. */
export async function eraseLenderConsent(
  tx: StoreTransaction,
  { consent, enterprise, receipt, erasedAt }: Omit<LenderErasure, 'tries'>,
): Promise<void> {
  await tx.deleteFrom('lender_report').where('consent', '=', consent).execute()
  await tx.deleteFrom('lender_consent').where('consent', '=', consent).execute()
  await tx
    .insertInto('lender_erasure')
    .values({ consent, enterprise, receipt, erased_at: erasedAt, tries: 0, next_try_at: erasedAt, delivered_at: null })
    .execute()
}

/** Receipts that are due to be sent, oldest first. */
export async function lenderErasuresDue(
  db: Kysely<Tables>,
  at: Instant,
  limit: number,
): Promise<readonly LenderErasure[]> {
  const rows = await db
    .selectFrom('lender_erasure')
    .select(['consent', 'enterprise', 'receipt', 'erased_at', 'tries'])
    .where('next_try_at', '<=', at)
    .orderBy('next_try_at')
    .limit(limit)
    .execute()
  return rows.map(({ erased_at, ...row }) => ({ ...row, erasedAt: instantOfMs(erased_at) }))
}

/** The enterprise's home node has the receipt. */
export async function deliveredLenderErasure(tx: StoreTransaction, consent: string, at: Instant): Promise<void> {
  await tx
    .updateTable('lender_erasure')
    .set({ delivered_at: at, next_try_at: null })
    .where('consent', '=', consent)
    .execute()
}

/** The receipt did not arrive; null: it is not sent again. */
export async function deferLenderErasure(
  tx: StoreTransaction,
  consent: string,
  again: { readonly tries: number; readonly nextTryAt: Instant | null },
): Promise<void> {
  await tx
    .updateTable('lender_erasure')
    .set({ tries: again.tries, next_try_at: again.nextTryAt })
    .where('consent', '=', consent)
    .execute()
}
