import { type Instant, instantOfMs } from '@goodstanding/core'
import type { Kysely, Selectable } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

export type LenderReportState = 'reading' | 'provisional' | 'done'

/** A report that this lender reads or keeps. `sealed` holds its key history and registration. */
export type LenderReport = {
  readonly report: string
  readonly consent: string
  readonly enterprise: string
  readonly begunAt: Instant
  readonly state: LenderReportState
  readonly counts: boolean
  /** What came of it; null until each provider has an outcome. */
  readonly verdict: LenderVerdict | null
  readonly sealed: Uint8Array
}

/** `answers` is JSON: each provider with its outcome and code. */
export type LenderVerdict = { readonly assembledAt: Instant; readonly overall: string; readonly answers: string }

/** A report is begun; it counts as a read until it is known that nobody answered. */
export async function insertLenderReport(
  tx: StoreTransaction,
  begun: Pick<LenderReport, 'report' | 'consent' | 'enterprise' | 'begunAt' | 'sealed'>,
): Promise<void> {
  await tx
    .insertInto('lender_report')
    .values({
      ...{ report: begun.report, consent: begun.consent, enterprise: begun.enterprise, begun_at: begun.begunAt },
      ...{ state: 'reading', counts: true, assembled_at: null, overall: null, answers: null, sealed: begun.sealed },
    })
    .execute()
}

export async function putLenderVerdict(
  tx: StoreTransaction,
  report: string,
  verdict: LenderVerdict & { readonly state: LenderReportState; readonly counts: boolean },
): Promise<void> {
  const { assembledAt, overall, answers, state, counts } = verdict
  await tx
    .updateTable('lender_report')
    .set({ state, counts, assembled_at: assembledAt, overall, answers })
    .where('report', '=', report)
    .execute()
}

/** The report of this id; null where there is none, or it is erased. */
export async function lenderReportById(db: Kysely<Tables>, report: string): Promise<LenderReport | null> {
  const row = await db.selectFrom('lender_report').selectAll().where('report', '=', report).executeTakeFirst()
  return row === undefined ? null : reportFromRow(row)
}

/** As `lenderReportById`, locked until the transaction ends. */
export async function lockLenderReport(tx: StoreTransaction, report: string): Promise<LenderReport | null> {
  const row = await tx
    .selectFrom('lender_report')
    .selectAll()
    .where('report', '=', report)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : reportFromRow(row)
}

/** Reports, newest first. */
export async function lenderReports(db: Kysely<Tables>, limit: number): Promise<readonly LenderReport[]> {
  const rows = await db
    .selectFrom('lender_report')
    .selectAll()
    .orderBy('begun_at', 'desc')
    .orderBy('report', 'desc')
    .limit(limit)
    .execute()
  return rows.map(reportFromRow)
}

/** Reads that count under a consent: how many, and when the last was begun. */
export async function lenderReadsTaken(
  tx: StoreTransaction,
  consent: string,
): Promise<{ readonly reads: number; readonly lastAt: Instant | null }> {
  const row = await tx
    .selectFrom('lender_report')
    .select((column) => [column.fn.countAll<number>().as('reads'), column.fn.max('begun_at').as('last')])
    .where('consent', '=', consent)
    .where('counts', '=', true)
    .executeTakeFirstOrThrow()
  return { reads: row.reads, lastAt: row.last === null ? null : instantOfMs(row.last) }
}

/** Ids of the reports of a consent. */
export async function lenderReportsOf(tx: StoreTransaction, consent: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('lender_report')
    .select('report')
    .where('consent', '=', consent)
    .orderBy('begun_at')
    .orderBy('report')
    .execute()
  return rows.map(({ report }) => report)
}

/** Reports with a request that has no outcome yet, oldest first. */
export async function unfinishedLenderReports(db: Kysely<Tables>, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('lender_report')
    .select('report')
    .where((where) =>
      where.or([
        where('state', '=', 'reading'),
        where('report', 'in', (reads) =>
          reads.selectFrom('lender_read').select('lender_read.report').where('next_request_id', 'is not', null),
        ),
      ]),
    )
    .orderBy('begun_at')
    .limit(limit)
    .execute()
  return rows.map(({ report }) => report)
}

/** Reports begun since then that lack a receipt, oldest first. */
export async function provisionalLenderReports(
  db: Kysely<Tables>,
  since: Instant,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('lender_report')
    .select('report')
    .where('state', '=', 'provisional')
    .where('begun_at', '>=', since)
    .orderBy('begun_at')
    .limit(limit)
    .execute()
  return rows.map(({ report }) => report)
}

function reportFromRow(row: Selectable<Tables['lender_report']>): LenderReport {
  return {
    ...{ report: row.report, consent: row.consent, enterprise: row.enterprise, counts: row.counts },
    begunAt: instantOfMs(row.begun_at),
    state: stateOf(row.state),
    verdict: verdictOf(row),
    sealed: row.sealed,
  }
}

function verdictOf({ assembled_at, overall, answers }: Selectable<Tables['lender_report']>): LenderVerdict | null {
  if (assembled_at === null || overall === null || answers === null) return null
  return { assembledAt: instantOfMs(assembled_at), overall, answers }
}

function stateOf(text: string): LenderReportState {
  if (text === 'reading' || text === 'provisional' || text === 'done') return text
  throw new Error('a report has one of its states')
}
