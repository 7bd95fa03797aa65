import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A consent as its provider remembers it: by its revocation hash, since two enterprises can give theirs one id. */
export type ReadConsent = {
  readonly consent: string
  readonly enterprise: string
  readonly reader: string
  readonly purpose: string
  readonly notBefore: Instant
  readonly expires: Instant
  readonly revocationHash: string
}

/** Reads taken under a consent so far. */
export type ReadsTaken = { readonly reads: number; readonly lastReadAt: Instant | null }

/** Remembers a consent and gives its reads, locked until the transaction ends. */
export async function lockConsent(tx: StoreTransaction, given: ReadConsent): Promise<ReadsTaken> {
  await tx
    .insertInto('provider_consent')
    .values({
      ...{ consent: given.consent, enterprise: given.enterprise, reader: given.reader, purpose: given.purpose },
      ...{ not_before: given.notBefore, expires: given.expires, revocation_hash: given.revocationHash },
      ...{ reads: 0, last_read_at: null },
    })
    .onConflict((conflict) => conflict.column('revocation_hash').doNothing())
    .execute()
  const row = await tx
    .selectFrom('provider_consent')
    .select(['reads', 'last_read_at'])
    .where('revocation_hash', '=', given.revocationHash)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return takenFromRow(row)
}

/** Reads taken under a consent so far. */
export async function readsTaken(db: Kysely<Tables>, revocationHash: string): Promise<ReadsTaken> {
  const row = await db
    .selectFrom('provider_consent')
    .select(['reads', 'last_read_at'])
    .where('revocation_hash', '=', revocationHash)
    .executeTakeFirst()
  return row === undefined ? { reads: 0, lastReadAt: null } : takenFromRow(row)
}

function takenFromRow(row: { readonly reads: number; readonly last_read_at: number | null }): ReadsTaken {
  return { reads: row.reads, lastReadAt: row.last_read_at === null ? null : instantOfMs(row.last_read_at) }
}

export async function putReadsTaken(tx: StoreTransaction, revocationHash: string, taken: ReadsTaken): Promise<void> {
  await tx
    .updateTable('provider_consent')
    .set({ reads: taken.reads, last_read_at: taken.lastReadAt })
    .where('revocation_hash', '=', revocationHash)
    .execute()
}

/** Whether a later consent of this enterprise for the same reader and purpose has been read under. */
export async function hasLaterConsent(db: Kysely<Tables>, than: ReadConsent): Promise<boolean> {
  const row = await db
    .selectFrom('provider_consent')
    .select('consent')
    .where('enterprise', '=', than.enterprise)
    .where('reader', '=', than.reader)
    .where('purpose', '=', than.purpose)
    .where('revocation_hash', '<>', than.revocationHash)
    .where((where) =>
      where.or([
        where('not_before', '>', than.notBefore),
        where.and([where('not_before', '=', than.notBefore), where('consent', '>', than.consent)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Remembers that a consent has ended, and erases what was stored under it to answer again. */
export async function endConsentOf(tx: StoreTransaction, revocationHash: string, at: Instant): Promise<void> {
  await tx
    .insertInto('provider_ended_consent')
    .values({ revocation_hash: revocationHash, at })
    .onConflict((conflict) => conflict.column('revocation_hash').doNothing())
    .execute()
  await tx.updateTable('provider_read').set({ sealed: null }).where('revocation_hash', '=', revocationHash).execute()
}

export async function hasEnded(db: Kysely<Tables>, revocationHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('provider_ended_consent')
    .select('at')
    .where('revocation_hash', '=', revocationHash)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets codes that were shown before then. */
export async function forgetEndedBefore(tx: StoreTransaction, before: Instant): Promise<void> {
  await tx.deleteFrom('provider_ended_consent').where('at', '<', before).execute()
}
