import type { Kysely, Selectable } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A request as it was made, sealed with its staple, before it was sent. */
export type LenderAsked = { readonly requestId: string; readonly sealed: Uint8Array }

/** One provider's part of a report. */
export type LenderRead = {
  readonly provider: string
  readonly asked: LenderAsked
  /** Sealed outcome and later staple; null until there is one. */
  readonly answer: Uint8Array | null
  /** Another try whose outcome is not known yet. */
  readonly next: LenderAsked | null
}

const SLICES_MAX = 512

export async function insertLenderReads(
  tx: StoreTransaction,
  report: string,
  asked: readonly (LenderAsked & { readonly provider: string })[],
): Promise<void> {
  await tx
    .insertInto('lender_read')
    .values(
      asked.map(({ provider, requestId, sealed }) => ({
        ...{ report, provider, request_id: requestId, asked: sealed },
        ...{ answer: null, next_request_id: null, next_asked: null },
      })),
    )
    .execute()
}

/** Notes another request to a provider before it is sent. */
export async function putNextAsked(
  tx: StoreTransaction,
  of: { readonly report: string; readonly provider: string },
  next: LenderAsked,
): Promise<void> {
  await tx
    .updateTable('lender_read')
    .set({ next_request_id: next.requestId, next_asked: next.sealed })
    .where('report', '=', of.report)
    .where('provider', '=', of.provider)
    .execute()
}

/** The outcome of a request: it stands in the report with the request, in the place of an earlier try's. */
export async function putLenderAnswer(
  tx: StoreTransaction,
  of: { readonly report: string; readonly provider: string },
  settled: LenderAsked & { readonly answer: Uint8Array },
): Promise<void> {
  await tx
    .updateTable('lender_read')
    .set({
      ...{ request_id: settled.requestId, asked: settled.sealed, answer: settled.answer },
      ...{ next_request_id: null, next_asked: null },
    })
    .where('report', '=', of.report)
    .where('provider', '=', of.provider)
    .where((where) =>
      where.or([where('request_id', '=', settled.requestId), where('next_request_id', '=', settled.requestId)]),
    )
    .execute()
}

/** All providers' parts of a report, by the provider's name. */
export async function lenderReadsOf(db: Kysely<Tables>, report: string): Promise<readonly LenderRead[]> {
  const rows = await db
    .selectFrom('lender_read')
    .selectAll()
    .where('report', '=', report)
    .orderBy('provider')
    .limit(SLICES_MAX)
    .execute()
  return rows.map(readFromRow)
}

function readFromRow(row: Selectable<Tables['lender_read']>): LenderRead {
  const { provider, request_id, asked, answer, next_request_id, next_asked } = row
  const hasNext = next_request_id !== null && next_asked !== null
  return {
    provider,
    asked: { requestId: request_id, sealed: asked },
    answer,
    next: hasNext ? { requestId: next_request_id, sealed: next_asked } : null,
  }
}
