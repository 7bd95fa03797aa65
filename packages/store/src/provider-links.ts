import type { RegisterEntry } from '@goodstanding/core'
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** Whom a subject is linked to, and under which register entry it was claimed. */
export type ProviderLink = {
  readonly link: string
  readonly subject: string
  readonly enterprise: string
  readonly registration: RegisterEntry
}

export async function insertLink(tx: StoreTransaction, link: ProviderLink): Promise<void> {
  const { registration, ...row } = link
  await tx
    .insertInto('provider_link')
    .values({ ...row, ...registration, unlinked_by: null })
    .execute()
}

/** Until the transaction ends nobody else links this subject, or another one under this entry. */
export async function lockClaim(tx: StoreTransaction, subject: string, entry: RegisterEntry): Promise<void> {
  for (const name of [`subject ${subject}`, `entry ${entry.registry} ${entry.number}`]) {
    // Schemas share these locks; one that two members take at once only makes one of them wait.
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 0))`.execute(tx)
  }
}

/** Ends a link; false where it is not there or has ended already. */
export async function endLink(tx: StoreTransaction, link: string, unlinkedBy: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('provider_link')
    .set({ unlinked_by: unlinkedBy })
    .where('link', '=', link)
    .where('unlinked_by', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The live links of these subjects: at most one each. */
export async function liveLinksOf(db: Kysely<Tables>, subjects: readonly string[]): Promise<readonly ProviderLink[]> {
  const rows = await live(db)
    .where('subject', 'in', [...subjects])
    .limit(subjects.length)
    .execute()
  return rows.map(linkFromRow)
}

/** A live link that was claimed under this register entry; null where there is none. */
export async function liveLinkOfEntry(db: Kysely<Tables>, entry: RegisterEntry): Promise<ProviderLink | null> {
  const row = await live(db)
    .where('registry', '=', entry.registry)
    .where('number', '=', entry.number)
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : linkFromRow(row)
}

/** The live link of this id, or that was published anew since it had this id; null where it is not there or has ended. */
export async function liveLinkById(db: Kysely<Tables>, link: string): Promise<ProviderLink | null> {
  const row = await live(db)
    .where((where) => isNow(where, link))
    .executeTakeFirst()
  return row === undefined ? null : linkFromRow(row)
}

/** The id that a link now has and what ended it, if anything; null where it is not there, or is another subject's. */
export async function linkState(
  db: Kysely<Tables>,
  { link, subject }: Pick<ProviderLink, 'link' | 'subject'>,
): Promise<{ readonly link: string; readonly unlinkedBy: string | null } | null> {
  const row = await db
    .selectFrom('provider_link')
    .select(['link', 'unlinked_by'])
    .where((where) => isNow(where, link))
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row === undefined ? null : { link: row.link, unlinkedBy: row.unlinked_by }
}

/** Whether a row is of the link that has this id, or had it before it was published anew. */
function isNow(where: ExpressionBuilder<Tables, 'provider_link'>, link: string) {
  const now = where.selectFrom('provider_link_earlier').select('provider_link_earlier.link').where('id', '=', link)
  return where.or([where('link', '=', link), where('link', 'in', now)])
}

/** How many subjects are linked. */
export async function countLinked(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('provider_link')
    .select((column) => column.fn.countAll<number>().as('links'))
    .where('unlinked_by', 'is', null)
    .executeTakeFirstOrThrow()
  return row.links
}

function live(db: Kysely<Tables>) {
  return db
    .selectFrom('provider_link')
    .select(['link', 'subject', 'enterprise', 'registry', 'number'])
    .where('unlinked_by', 'is', null)
}

function linkFromRow({ registry, number, ...row }: Omit<ProviderLink, 'registration'> & RegisterEntry): ProviderLink {
  return { ...row, registration: { registry, number } }
}
