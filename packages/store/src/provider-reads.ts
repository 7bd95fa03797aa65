import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely } from 'kysely'
import { givenRows } from './given-rows.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A read that was taken. `sealed` holds the answer for a day. */
export type ProviderRead = {
  readonly reader: string
  readonly requestId: string
  readonly requestDigest: Uint8Array
  readonly caller: string
  readonly consent: string
  readonly revocationHash: string
  readonly at: Instant
  readonly queueId: number
  readonly keyMonth: string
  readonly sealed: Uint8Array | null
}

export async function insertRead(tx: StoreTransaction, read: ProviderRead): Promise<void> {
  await tx
    .insertInto('provider_read')
    .values({
      ...{ reader: read.reader, request_id: read.requestId, request_digest: read.requestDigest },
      ...{ caller: read.caller, consent: read.consent, revocation_hash: read.revocationHash },
      ...{ at: read.at, queue_id: read.queueId, position: null, key_month: read.keyMonth, sealed: read.sealed },
    })
    .execute()
}

/** The read of this request; null where none was taken. */
export async function readByRequest(
  db: Kysely<Tables>,
  reader: string,
  requestId: string,
): Promise<(ProviderRead & { readonly position: number | null }) | null> {
  const row = await db
    .selectFrom('provider_read')
    .selectAll()
    .where('reader', '=', reader)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row === undefined ? null : readFromRow(row)
}

/** The reads of this request id that this member asked for: one, save where it asked for several readers. */
export async function readsOfCaller(
  db: Kysely<Tables>,
  caller: string,
  requestId: string,
): Promise<readonly (ProviderRead & { readonly position: number | null })[]> {
  const rows = await db
    .selectFrom('provider_read')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('caller', '=', caller)
    .limit(10)
    .execute()
  return rows.map(readFromRow)
}

function readFromRow(row: {
  reader: string
  request_id: string
  request_digest: Uint8Array
  caller: string
  consent: string
  revocation_hash: string
  at: number
  queue_id: number
  position: number | null
  key_month: string
  sealed: Uint8Array | null
}): ProviderRead & { readonly position: number | null } {
  return {
    ...{ reader: row.reader, requestId: row.request_id, requestDigest: row.request_digest, caller: row.caller },
    ...{ consent: row.consent, revocationHash: row.revocation_hash, at: instantOfMs(row.at) },
    ...{ queueId: row.queue_id, position: row.position, keyMonth: row.key_month, sealed: row.sealed },
  }
}

/** Gives reads the places of their entries in the access log. */
export async function placeReads(
  tx: StoreTransaction,
  entries: readonly { readonly queueId: number; readonly position: number }[],
): Promise<void> {
  if (entries.length === 0) return
  const given = entries.map(({ queueId, position }) => ({ queue_id: queueId, position }))
  await tx
    .updateTable('provider_read')
    .from(givenRows(given, 'queue_id bigint, position bigint'))
    .set((column) => ({ position: column.ref('given.position') }))
    .whereRef('provider_read.queue_id', '=', 'given.queue_id')
    .execute()
}

/** Erases answers of reads taken before then. The reads stay, so that their request ids are not taken twice. */
export async function eraseAnswersBefore(tx: StoreTransaction, before: Instant): Promise<void> {
  await tx
    .updateTable('provider_read')
    .set({ sealed: null })
    .where('at', '<', before)
    .where('sealed', 'is not', null)
    .execute()
}

/** Forgets consents that ended before then, with their reads. */
export async function forgetConsentsBefore(tx: StoreTransaction, before: Instant): Promise<void> {
  await tx
    .deleteFrom('provider_read')
    .where('revocation_hash', 'in', (query) =>
      query.selectFrom('provider_consent').select('provider_consent.revocation_hash').where('expires', '<', before),
    )
    .execute()
  await tx.deleteFrom('provider_consent').where('expires', '<', before).execute()
}

/** How many reads were answered. */
export async function countReads(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('provider_read')
    .select((column) => column.fn.countAll<number>().as('reads'))
    .executeTakeFirstOrThrow()
  return row.reads
}
