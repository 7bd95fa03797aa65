import { type Instant, instantOfMs, type OpenedLeaf, openedLeaf, type RegisterEntry } from '@goodstanding/core'
import type { Kysely, Selectable } from 'kysely'
import type { HomeTables } from './home-tables.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** Whose word ends a link. */
export type LinkEnder = 'enterprise' | 'provider'

/** One of an enterprise's links, as its home node keeps it. */
export type HomeLink = {
  readonly id: string
  readonly enterprise: string
  readonly provider: string
  readonly subject: string
  readonly registration: RegisterEntry
  readonly from: Instant
  readonly leaf: OpenedLeaf
  /** Null while it is live. */
  readonly endedAt: Instant | null
  /** By whose word; null while it is live. */
  readonly endedBy: LinkEnder | null
}

/** More links than that of one enterprise are not listed. */
const LINKS_MAX = 1_000

/** Keeps a link; one that is kept already stays as it is. */
export async function keepHomeLink(tx: StoreTransaction, link: HomeLink): Promise<void> {
  const { id, enterprise, provider, subject, registration } = link
  await tx
    .insertInto('home_link')
    .values({
      ...{ id, enterprise, provider, subject, ...registration },
      ...{ linked_from: link.from, leaf: JSON.stringify(link.leaf), ended_at: link.endedAt, ended_by: link.endedBy },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** The enterprise's links, newest first. */
export async function homeLinks(db: Kysely<Tables>, enterprise: string): Promise<readonly HomeLink[]> {
  const rows = await db
    .selectFrom('home_link')
    .selectAll()
    .where('enterprise', '=', enterprise)
    .orderBy('linked_from', 'desc')
    .orderBy('id', 'desc')
    .limit(LINKS_MAX)
    .execute()
  return rows.map(linkFromRow)
}

/** Takes a link on under the id and leaf with which its provider has published it anew. */
export async function renewHomeLink(tx: StoreTransaction, earlier: string, { id, leaf }: HomeLink): Promise<void> {
  await tx.updateTable('home_registration').set({ link: id }).where('link', '=', earlier).execute()
  const kept = await tx.selectFrom('home_link').select('id').where('id', '=', id).executeTakeFirst()
  if (kept !== undefined) {
    await tx.deleteFrom('home_link').where('id', '=', earlier).execute()
    return
  }
  await tx
    .updateTable('home_link')
    .set({ id, leaf: JSON.stringify(leaf) })
    .where('id', '=', earlier)
    .execute()
}

/** Ends a link; one that has ended stays as it is. */
export async function endHomeLink(
  tx: StoreTransaction,
  id: string,
  { at, by }: { readonly at: Instant; readonly by: LinkEnder },
): Promise<void> {
  await tx
    .updateTable('home_link')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

function linkFromRow(row: Selectable<HomeTables['home_link']>): HomeLink {
  const { id, enterprise, provider, subject, registry, number } = row
  return {
    ...{ id, enterprise, provider, subject, registration: { registry, number } },
    from: instantOfMs(row.linked_from),
    leaf: openedLeaf.parse(JSON.parse(row.leaf)),
    endedAt: row.ended_at === null ? null : instantOfMs(row.ended_at),
    endedBy: row.ended_by,
  }
}
