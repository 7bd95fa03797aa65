import {
  type ConsentStatement,
  consentStatement,
  type Instant,
  instantOfMs,
  type Operation,
  operation,
  type SliceOpening,
  sliceOpening,
} from '@goodstanding/core'
import type { Kysely, Selectable } from 'kysely'
import type { HomeTables } from './home-tables.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A consent as the home node keeps it. */
export type HomeConsent = {
  readonly id: string
  readonly enterprise: string
  readonly reader: string
  readonly purpose: string
  readonly request: string | null
  readonly revocationHash: string
  readonly notBefore: Instant
  readonly expires: Instant
  readonly statement: ConsentStatement
  readonly salt: string
  readonly slices: readonly SliceOpening[]
  readonly operation: Operation
  readonly state: 'submitting' | 'granted'
  readonly grantedAt: Instant
  readonly height: number | null
  readonly header: string | null
  readonly replacedAt: Instant | null
  readonly revokedAt: Instant | null
  readonly code: string | null
  readonly erasure: unknown
}

/** A consent that is about to be put on the ledger. */
export type NewHomeConsent = Omit<
  HomeConsent,
  'state' | 'height' | 'header' | 'replacedAt' | 'revokedAt' | 'code' | 'erasure'
>

export async function insertHomeConsent(tx: StoreTransaction, given: NewHomeConsent): Promise<void> {
  const { id, enterprise, reader, purpose, request, salt } = given
  await tx
    .insertInto('home_consent')
    .values({
      ...{ id, enterprise, reader, purpose, request, salt, state: 'submitting' },
      ...{ revocation_hash: given.revocationHash, not_before: given.notBefore, expires: given.expires },
      ...{ granted_at: given.grantedAt, height: null, header: null },
      ...{ replaced_at: null, revoked_at: null, code: null, erasure: null },
      statement: JSON.stringify(given.statement),
      slices: JSON.stringify(given.slices),
      operation: JSON.stringify(given.operation),
    })
    .execute()
}

/** Remembers in which block the ledger took it. */
export async function homeConsentGranted(
  tx: StoreTransaction,
  id: string,
  at: { readonly height: number; readonly header: string },
): Promise<void> {
  await tx
    .updateTable('home_consent')
    .set({ state: 'granted', height: at.height, header: at.header })
    .where('id', '=', id)
    .execute()
}

/** Forgets a consent that the ledger refused. */
export async function dropHomeConsent(tx: StoreTransaction, id: string): Promise<void> {
  await tx.deleteFrom('home_consent').where('id', '=', id).where('state', '=', 'submitting').execute()
}

export async function homeConsent(db: Kysely<Tables>, id: string): Promise<HomeConsent | null> {
  const row = await db.selectFrom('home_consent').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : consentFromRow(row)
}

export async function homeConsentByHash(db: Kysely<Tables>, revocationHash: string): Promise<HomeConsent | null> {
  const row = await db
    .selectFrom('home_consent')
    .selectAll()
    .where('revocation_hash', '=', revocationHash)
    .executeTakeFirst()
  return row === undefined ? null : consentFromRow(row)
}

/** An enterprise's consents, newest first. */
export async function homeConsents(
  db: Kysely<Tables>,
  enterprise: string,
  limit: number,
): Promise<readonly HomeConsent[]> {
  const rows = await db
    .selectFrom('home_consent')
    .selectAll()
    .where('enterprise', '=', enterprise)
    .orderBy('granted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(consentFromRow)
}

/** Consents of this enterprise for one reader and purpose that have neither ended, nor been revoked or replaced. */
export async function unendedHomeConsents(
  db: Kysely<Tables>,
  of: { readonly enterprise: string; readonly reader?: string; readonly purpose?: string; readonly at: Instant },
): Promise<readonly HomeConsent[]> {
  let query = db
    .selectFrom('home_consent')
    .selectAll()
    .where('enterprise', '=', of.enterprise)
    .where('expires', '>', of.at)
    .where('revoked_at', 'is', null)
    .where('replaced_at', 'is', null)
  if (of.reader !== undefined) query = query.where('reader', '=', of.reader)
  if (of.purpose !== undefined) query = query.where('purpose', '=', of.purpose)
  return (await query.orderBy('granted_at').limit(1_000).execute()).map(consentFromRow)
}

/** Consents granted by this enterprise since then. */
export async function countConsentsSince(db: Kysely<Tables>, enterprise: string, since: Instant): Promise<number> {
  const row = await db
    .selectFrom('home_consent')
    .select((column) => column.fn.countAll<number>().as('consents'))
    .where('enterprise', '=', enterprise)
    .where('granted_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.consents
}

/** Consents whose operation the ledger has not been heard to take or refuse, sent before then. */
export async function submittingHomeConsents(db: Kysely<Tables>, before: Instant): Promise<readonly HomeConsent[]> {
  const rows = await db
    .selectFrom('home_consent')
    .selectAll()
    .where('state', '=', 'submitting')
    .where('granted_at', '<', before)
    .orderBy('granted_at')
    .limit(100)
    .execute()
  return rows.map(consentFromRow)
}

export async function replaceHomeConsent(tx: StoreTransaction, id: string, at: Instant): Promise<void> {
  await tx.updateTable('home_consent').set({ replaced_at: at }).where('id', '=', id).execute()
}

/** Remembers that the code has been shown; false where that was known. */
export async function homeConsentRevoked(
  tx: StoreTransaction,
  id: string,
  revoked: { readonly at: Instant; readonly code: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('home_consent')
    .set({ revoked_at: revoked.at, code: revoked.code })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function putErasure(db: Kysely<Tables>, id: string, receipt: unknown): Promise<void> {
  await db
    .updateTable('home_consent')
    .set({ erasure: JSON.stringify(receipt) })
    .where('id', '=', id)
    .execute()
}

/** Erases consents that ended before then, with what was to be told about them. */
export async function eraseHomeConsents(tx: StoreTransaction, before: Instant): Promise<void> {
  const ended = tx.selectFrom('home_consent').select('home_consent.id').where('expires', '<', before)
  await tx.deleteFrom('home_message').where('consent', 'in', ended).execute()
  await tx.deleteFrom('home_consent').where('expires', '<', before).execute()
}

function consentFromRow(row: Selectable<HomeTables['home_consent']>): HomeConsent {
  const { id, enterprise, reader, purpose, request, salt, state, height, header, code } = row
  return {
    ...{ id, enterprise, reader, purpose, request, salt, state, height, header, code },
    revocationHash: row.revocation_hash,
    notBefore: instantOfMs(row.not_before),
    expires: instantOfMs(row.expires),
    statement: consentStatement.parse(JSON.parse(row.statement)),
    slices: sliceOpening.array().parse(JSON.parse(row.slices)),
    operation: operation.parse(JSON.parse(row.operation)),
    grantedAt: instantOfMs(row.granted_at),
    replacedAt: row.replaced_at === null ? null : instantOfMs(row.replaced_at),
    revokedAt: row.revoked_at === null ? null : instantOfMs(row.revoked_at),
    erasure: row.erasure === null ? null : JSON.parse(row.erasure),
  }
}
