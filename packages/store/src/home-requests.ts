import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely, Selectable } from 'kysely'
import type { HomeTables } from './home-tables.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A lender's request in an enterprise's inbox; what it asks for is the caller's to parse. */
export type HomeRequest = {
  readonly id: string
  readonly enterprise: string
  readonly lender: string
  readonly receivedAt: Instant
  readonly openUntil: Instant
  readonly state: 'open' | 'granted' | 'declined'
  readonly request: unknown
}

export async function insertHomeRequest(tx: StoreTransaction, given: HomeRequest): Promise<void> {
  const { id, enterprise, lender, state } = given
  await tx
    .insertInto('home_request')
    .values({
      ...{ id, enterprise, lender, state },
      ...{ received_at: given.receivedAt, open_until: given.openUntil, request: JSON.stringify(given.request) },
    })
    .execute()
}

export async function homeRequest(db: Kysely<Tables>, id: string): Promise<HomeRequest | null> {
  const row = await db.selectFrom('home_request').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : requestFromRow(row)
}

/** The requests of an inbox, newest first. */
export async function homeInbox(
  db: Kysely<Tables>,
  enterprise: string,
  limit: number,
): Promise<readonly HomeRequest[]> {
  const rows = await db
    .selectFrom('home_request')
    .selectAll()
    .where('enterprise', '=', enterprise)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(requestFromRow)
}

/** Requests that still wait for the enterprise: of one lender, or of all. */
export async function countOpenRequests(
  db: Kysely<Tables>,
  of: { readonly enterprise: string; readonly lender?: string; readonly at: Instant },
): Promise<number> {
  const open = db
    .selectFrom('home_request')
    .select((column) => column.fn.countAll<number>().as('requests'))
    .where('enterprise', '=', of.enterprise)
    .where('state', '=', 'open')
    .where('open_until', '>', of.at)
  const row = await (of.lender === undefined ? open : open.where('lender', '=', of.lender)).executeTakeFirstOrThrow()
  return row.requests
}

/** Requests of one lender to one enterprise since then, whatever became of them. */
export async function countRequestsSince(
  db: Kysely<Tables>,
  of: { readonly enterprise: string; readonly lender: string; readonly since: Instant },
): Promise<number> {
  const row = await db
    .selectFrom('home_request')
    .select((column) => column.fn.countAll<number>().as('requests'))
    .where('enterprise', '=', of.enterprise)
    .where('lender', '=', of.lender)
    .where('received_at', '>', of.since)
    .executeTakeFirstOrThrow()
  return row.requests
}

export async function decideHomeRequest(
  tx: StoreTransaction,
  id: string,
  state: 'granted' | 'declined',
): Promise<void> {
  await tx.updateTable('home_request').set({ state }).where('id', '=', id).execute()
}

/** Erases requests that were received before then. */
export async function eraseHomeRequests(db: Kysely<Tables>, before: Instant): Promise<void> {
  await db.deleteFrom('home_request').where('received_at', '<', before).execute()
}

function requestFromRow(row: Selectable<HomeTables['home_request']>): HomeRequest {
  const { id, enterprise, lender, state } = row
  return {
    ...{ id, enterprise, lender, state },
    receivedAt: instantOfMs(row.received_at),
    openUntil: instantOfMs(row.open_until),
    request: JSON.parse(row.request),
  }
}
