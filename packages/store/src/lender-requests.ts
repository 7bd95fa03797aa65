import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

export type LenderRequestState = 'open' | 'granted' | 'declined' | 'expired'

/** A request for consent that this lender has sent. `request` is its JSON. */
export type LenderRequest = {
  readonly id: string
  readonly enterprise: string
  readonly purpose: string
  readonly home: string
  readonly request: string
  readonly askedAt: Instant
  readonly state: LenderRequestState
  readonly consent: string | null
}

export async function insertLenderRequest(
  tx: StoreTransaction,
  sent: Omit<LenderRequest, 'state' | 'consent'>,
): Promise<void> {
  const { askedAt, ...row } = sent
  await tx
    .insertInto('lender_request')
    .values({ ...row, asked_at: askedAt, state: 'open', consent: null })
    .execute()
}

/** Forgets a request that its home node has not taken. */
export async function deleteLenderRequest(tx: StoreTransaction, id: string): Promise<void> {
  await tx.deleteFrom('lender_request').where('id', '=', id).where('state', '=', 'open').execute()
}

/** The request of this id; null where this lender has sent none. */
export async function lenderRequestById(db: Kysely<Tables>, id: string): Promise<LenderRequest | null> {
  const row = await db.selectFrom('lender_request').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : requestFromRow(row)
}

/** Requests, newest first. */
export async function lenderRequests(db: Kysely<Tables>, limit: number): Promise<readonly LenderRequest[]> {
  const rows = await db
    .selectFrom('lender_request')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(requestFromRow)
}

/** A request that is still open has become something else. */
export async function closeLenderRequest(
  tx: StoreTransaction,
  id: string,
  state: 'declined' | 'expired',
): Promise<void> {
  await tx.updateTable('lender_request').set({ state }).where('id', '=', id).where('state', '=', 'open').execute()
}

/** A consent has answered this request. */
export async function grantLenderRequest(tx: StoreTransaction, id: string, consent: string): Promise<void> {
  await tx.updateTable('lender_request').set({ state: 'granted', consent }).where('id', '=', id).execute()
}

/** Forgets requests that were sent before then. */
export async function forgetLenderRequests(tx: StoreTransaction, before: Instant): Promise<void> {
  await tx.deleteFrom('lender_request').where('asked_at', '<', before).execute()
}

function requestFromRow(row: Tables['lender_request']): LenderRequest {
  const { asked_at, state, ...rest } = row
  return { ...rest, askedAt: instantOfMs(asked_at), state: stateOf(state) }
}

function stateOf(text: string): LenderRequestState {
  if (text === 'open' || text === 'granted' || text === 'declined' || text === 'expired') return text
  throw new Error('a request has one of its states')
}
