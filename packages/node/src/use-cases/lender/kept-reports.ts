import type { ProblemCode, ReportOverview } from '@goodstanding/api'
import { fail, ok, type Report, type Result } from '@goodstanding/core'
import { lenderReports } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { fileOf, keptReport } from './kept-report.ts'
import { overviewOf } from './report-overview.ts'

const REPORTS_MAX = 200

/** The reports that this lender keeps, newest first; not those that are still being read. */
export async function keptReports({ store }: Pick<NodeContext, 'store'>): Promise<readonly ReportOverview[]> {
  const stored = await lenderReports(store.db, REPORTS_MAX)
  return stored.flatMap((report) => overviewOf(report) ?? [])
}

/** One report's file, the same bytes as when it was verified. */
export async function keptReportFile(
  node: Pick<NodeContext, 'store' | 'config' | 'network'>,
  id: string,
): Promise<Result<Report, ProblemCode>> {
  const kept = await keptReport(node, id)
  if (kept === null) return fail('not_found')
  return kept.verdict === null ? fail('read_under_way') : ok(fileOf(kept, kept.verdict.assembledAt, node.network))
}
