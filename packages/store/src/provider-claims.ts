import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A claim code by its hash; `link` once it was used. */
export type ClaimCodeRow = {
  readonly codeHash: Uint8Array
  readonly subject: string
  readonly expires: Instant
  readonly link: string | null
}

export async function insertClaimCode(tx: StoreTransaction, code: Omit<ClaimCodeRow, 'link'>): Promise<void> {
  const { codeHash, subject, expires } = code
  await tx.insertInto('provider_claim_code').values({ code_hash: codeHash, subject, expires, link: null }).execute()
}

/** The code of this hash; null where there is none. */
export async function claimCodeByHash(db: Kysely<Tables>, codeHash: Uint8Array): Promise<ClaimCodeRow | null> {
  const row = await db
    .selectFrom('provider_claim_code')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  if (row === undefined) return null
  return { codeHash: row.code_hash, subject: row.subject, expires: instantOfMs(row.expires), link: row.link }
}

/** Uses up a code for a link; false where it has been used meanwhile. */
export async function takeClaimCode(tx: StoreTransaction, codeHash: Uint8Array, link: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('provider_claim_code')
    .set({ link })
    .where('code_hash', '=', codeHash)
    .where('link', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Codes that can still be used. */
export async function countOpenCodes(db: Kysely<Tables>, at: Instant): Promise<number> {
  const row = await db
    .selectFrom('provider_claim_code')
    .select((column) => column.fn.countAll<number>().as('codes'))
    .where('link', 'is', null)
    .where('expires', '>', at)
    .executeTakeFirstOrThrow()
  return row.codes
}

/** Forgets codes that ended before then. */
export async function forgetClaimCodes(tx: StoreTransaction, before: Instant): Promise<void> {
  await tx.deleteFrom('provider_claim_code').where('expires', '<', before).execute()
}

/** Tries to claim a subject, as they are counted. */
export type ClaimTries = { readonly tries: number; readonly since: Instant | null }

/** The subject's tries, locked until the transaction ends. */
export async function lockClaimTries(tx: StoreTransaction, subject: string): Promise<ClaimTries> {
  const row = await tx
    .selectFrom('provider_subject')
    .select(['claim_tries', 'claim_tries_since'])
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const since = row.claim_tries_since
  return { tries: row.claim_tries, since: since === null ? null : instantOfMs(since) }
}

export async function putClaimTries(tx: StoreTransaction, subject: string, counted: ClaimTries): Promise<void> {
  await tx
    .updateTable('provider_subject')
    .set({ claim_tries: counted.tries, claim_tries_since: counted.since })
    .where('subject', '=', subject)
    .execute()
}
