import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely, Selectable } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** Why a received consent can no longer be read under. */
export type LenderConsentEnd = 'consent_revoked' | 'consent_superseded'

/** A consent that this lender was given. `sealed` holds what opens it. */
export type LenderConsent = {
  readonly consent: string
  readonly enterprise: string
  readonly purpose: string
  readonly request: string | null
  readonly revocationHash: string
  readonly notBefore: Instant
  readonly expires: Instant
  readonly keepUntil: Instant
  readonly reads: number
  readonly receivedAt: Instant
  readonly end: { readonly at: Instant; readonly code: LenderConsentEnd } | null
  readonly sealed: Uint8Array
}

/** Stores a consent; one of the same id has its sealed part replaced. */
export async function putLenderConsent(tx: StoreTransaction, given: Omit<LenderConsent, 'end'>): Promise<void> {
  await tx
    .insertInto('lender_consent')
    .values({
      ...{ consent: given.consent, enterprise: given.enterprise, purpose: given.purpose, request: given.request },
      ...{ revocation_hash: given.revocationHash, not_before: given.notBefore, expires: given.expires },
      ...{ keep_until: given.keepUntil, reads: given.reads, received_at: given.receivedAt },
      ...{ ended_at: null, end_code: null, sealed: given.sealed },
    })
    .onConflict((conflict) => conflict.column('consent').doUpdateSet({ sealed: given.sealed }))
    .execute()
}

/** The consent of this id; null where none was received, or it is erased. */
export async function lenderConsentById(db: Kysely<Tables>, consent: string): Promise<LenderConsent | null> {
  const row = await db.selectFrom('lender_consent').selectAll().where('consent', '=', consent).executeTakeFirst()
  return row === undefined ? null : consentFromRow(row)
}

/** As `lenderConsentById`, locked until the transaction ends. */
export async function lockLenderConsent(tx: StoreTransaction, consent: string): Promise<LenderConsent | null> {
  const row = await tx
    .selectFrom('lender_consent')
    .selectAll()
    .where('consent', '=', consent)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : consentFromRow(row)
}

/** Consents, the newest received first. */
export async function lenderConsents(db: Kysely<Tables>, limit: number): Promise<readonly LenderConsent[]> {
  const rows = await db
    .selectFrom('lender_consent')
    .selectAll()
    .orderBy('received_at', 'desc')
    .orderBy('consent', 'desc')
    .limit(limit)
    .execute()
  return rows.map(consentFromRow)
}

/** A revoked consent is over; the first word of it counts. */
export async function endLenderConsent(tx: StoreTransaction, revocationHash: string, at: Instant): Promise<void> {
  await tx
    .updateTable('lender_consent')
    .set({ ended_at: at, end_code: 'consent_revoked' })
    .where('revocation_hash', '=', revocationHash)
    .where('ended_at', 'is', null)
    .execute()
}

/** Of one enterprise and purpose only the latest consent that has begun stands: those before it are superseded. */
export async function supersedeLenderConsents(
  tx: StoreTransaction,
  of: { readonly enterprise: string; readonly purpose: string },
  at: Instant,
): Promise<void> {
  const live = await tx
    .selectFrom('lender_consent')
    .select('consent')
    .where('enterprise', '=', of.enterprise)
    .where('purpose', '=', of.purpose)
    .where('ended_at', 'is', null)
    .where('not_before', '<=', at)
    .orderBy('not_before', 'desc')
    .orderBy('consent', 'desc')
    .forUpdate()
    .execute()
  const older = live.slice(1).map(({ consent }) => consent)
  if (older.length === 0) return
  await tx
    .updateTable('lender_consent')
    .set({ ended_at: at, end_code: 'consent_superseded' })
    .where('consent', 'in', older)
    .execute()
}

/**
 * Consents of which nothing may be kept any longer, oldest first: past the day that the enterprise set; or over since
 * `unusedBefore`, with no report that was read under it.
 */
export async function lenderConsentsToErase(
  db: Kysely<Tables>,
  query: { readonly at: Instant; readonly unusedBefore: Instant; readonly limit: number },
): Promise<readonly { readonly consent: string; readonly enterprise: string }[]> {
  return db
    .selectFrom('lender_consent')
    .select(['consent', 'enterprise'])
    .where((where) =>
      where.or([
        where('keep_until', '<=', query.at),
        where.and([
          where.or([where('ended_at', '<', query.unusedBefore), where('expires', '<', query.unusedBefore)]),
          where.not(
            where.exists((reports) =>
              reports
                .selectFrom('lender_report')
                .select('lender_report.report')
                .whereRef('lender_report.consent', '=', 'lender_consent.consent'),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('keep_until')
    .limit(query.limit)
    .execute()
}

function consentFromRow(row: Selectable<Tables['lender_consent']>): LenderConsent {
  return {
    ...{ consent: row.consent, enterprise: row.enterprise, purpose: row.purpose, request: row.request },
    ...{ revocationHash: row.revocation_hash, reads: row.reads, sealed: row.sealed },
    notBefore: instantOfMs(row.not_before),
    expires: instantOfMs(row.expires),
    keepUntil: instantOfMs(row.keep_until),
    receivedAt: instantOfMs(row.received_at),
    end: row.ended_at === null ? null : { at: instantOfMs(row.ended_at), code: endOf(row.end_code) },
  }
}

function endOf(code: string | null): LenderConsentEnd {
  if (code === 'consent_revoked' || code === 'consent_superseded') return code
  throw new Error('an ended consent says why')
}
