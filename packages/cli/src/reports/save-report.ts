import { type ReportOverview, reportFileContract } from '@goodstanding/api'
import type { Client } from '@goodstanding/sdk'
import { writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'

/** Fetches a report's file from the lender's node, writes it, and says what each provider answered. */
export async function saveReport(client: Client, overview: ReportOverview, out: string): Promise<Answer> {
  const file = await client.call(reportFileContract, { params: { report: overview.id } })
  writeWhole(out, `${JSON.stringify(file)}\n`)
  const rows = overview.answers.map(({ provider, outcome, code }) => [provider, outcome, code])
  const head = `Report ${overview.id}: ${overview.overall.replaceAll('_', ' ')}, written to ${out}`
  return { json: { ...overview, out }, text: `${head}\n\n${table(['provider', 'outcome', 'code'], rows)}` }
}
