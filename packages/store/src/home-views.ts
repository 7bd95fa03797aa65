import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** What a provider's lists were when the enterprise looked; live positions and proof are the caller's to parse. */
export type HomeView = {
  readonly enterprise: string
  readonly provider: string
  readonly at: Instant
  readonly live: unknown
  readonly evidence: unknown
}

/** Keeps a view, and of this provider no more than the newest so many. */
export async function keepHomeView(tx: StoreTransaction, view: HomeView, keptMax: number): Promise<void> {
  const { enterprise, provider, at } = view
  await tx
    .insertInto('home_view')
    .values({ enterprise, provider, at, live: JSON.stringify(view.live), evidence: JSON.stringify(view.evidence) })
    .execute()
  const older = await tx
    .selectFrom('home_view')
    .select('id')
    .where('enterprise', '=', enterprise)
    .where('provider', '=', provider)
    .orderBy('id', 'desc')
    .offset(keptMax)
    .limit(1_000)
    .execute()
  if (older.length === 0) return
  const ids = older.map(({ id }) => id)
  await tx.deleteFrom('home_view').where('id', 'in', ids).execute()
}

/** The newest view of each provider, without its proof. */
export async function newestHomeViews(
  db: Kysely<Tables>,
  enterprise: string,
): Promise<readonly Omit<HomeView, 'evidence'>[]> {
  const rows = await db
    .selectFrom('home_view')
    .select(['enterprise', 'provider', 'at', 'live'])
    .where('id', 'in', (query) =>
      query
        .selectFrom('home_view as newest')
        .select((column) => column.fn.max('newest.id').as('id'))
        .where('newest.enterprise', '=', enterprise)
        .groupBy('newest.provider'),
    )
    .orderBy('provider')
    .limit(1_000)
    .execute()
  return rows.map(({ at, live, ...row }) => ({ ...row, at: instantOfMs(at), live: JSON.parse(live) }))
}

/** The views of one provider with their proofs, newest first. */
export async function homeViewsOf(
  db: Kysely<Tables>,
  of: { readonly enterprise: string; readonly provider: string; readonly limit: number },
): Promise<readonly HomeView[]> {
  const rows = await db
    .selectFrom('home_view')
    .selectAll()
    .where('enterprise', '=', of.enterprise)
    .where('provider', '=', of.provider)
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute()
  return rows.map(({ enterprise, provider, at, live, evidence }) => ({
    ...{ enterprise, provider, at: instantOfMs(at) },
    ...{ live: JSON.parse(live), evidence: JSON.parse(evidence) },
  }))
}
