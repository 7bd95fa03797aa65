import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** `deliver`: hand the consent to its reader. `end`: tell that it has ended, with the code. */
export type HomeMessageKind = 'deliver' | 'end'

/** What a member is still to be told about a consent. */
export type HomeMessage = {
  readonly consent: string
  readonly member: string
  readonly kind: HomeMessageKind
  readonly dueAt: Instant
  readonly tries: number
}

/** Makes a message due, also one that was taken before. */
export async function putHomeMessage(tx: StoreTransaction, message: Omit<HomeMessage, 'tries'>): Promise<void> {
  const { consent, member, kind } = message
  const fresh = { due_at: message.dueAt, tries: 0, done_at: null }
  await tx
    .insertInto('home_message')
    .values({ consent, member, kind, is_taken: false, ...fresh })
    .onConflict((conflict) => conflict.columns(['consent', 'member', 'kind']).doUpdateSet(fresh))
    .execute()
}

/** Messages that are due, oldest first. */
export async function dueHomeMessages(db: Kysely<Tables>, at: Instant, limit: number): Promise<readonly HomeMessage[]> {
  const rows = await db
    .selectFrom('home_message')
    .selectAll()
    .where('done_at', 'is', null)
    .where('due_at', '<=', at)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map(({ consent, member, kind, due_at, tries }) => ({
    ...{ consent, member, kind, tries },
    dueAt: instantOfMs(due_at),
  }))
}

type Which = Omit<HomeMessage, 'tries'>

/** Done with: the member took it, or it is given up. One that was made due anew meanwhile stays due. */
export async function closeHomeMessage(
  db: Kysely<Tables>,
  which: Which,
  how: { readonly at: Instant; readonly isTaken: boolean },
): Promise<void> {
  await whichMessage(db, which)
    .set(how.isTaken ? { done_at: how.at, is_taken: true } : { done_at: how.at })
    .execute()
}

/** To be tried again then. */
export async function postponeHomeMessage(db: Kysely<Tables>, which: Which, dueAt: Instant): Promise<void> {
  await whichMessage(db, which)
    .set((row) => ({ due_at: dueAt, tries: row('tries', '+', 1) }))
    .execute()
}

/** The consents among these that their reader has taken. */
export async function deliveredConsents(db: Kysely<Tables>, consents: readonly string[]): Promise<ReadonlySet<string>> {
  if (consents.length === 0) return new Set()
  const rows = await db
    .selectFrom('home_message')
    .select('consent')
    .where('consent', 'in', [...consents])
    .where('kind', '=', 'deliver')
    .where('is_taken', '=', true)
    .execute()
  return new Set(rows.map(({ consent }) => consent))
}

function whichMessage(db: Kysely<Tables>, { consent, member, kind, dueAt }: Which) {
  return db
    .updateTable('home_message')
    .where('consent', '=', consent)
    .where('member', '=', member)
    .where('kind', '=', kind)
    .where('due_at', '=', dueAt)
}
