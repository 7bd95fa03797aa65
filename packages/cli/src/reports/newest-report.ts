import { type ReportOverview, reportsContract } from '@goodstanding/api'
import type { Client } from '@goodstanding/sdk'
import { CommandError } from '../exit-codes.ts'

/** What came of one provider in a report. */
export type Answered = ReportOverview['answers'][number]

/** The id of the newest report that a lender keeps with such an answer; `none` says that there is none. */
export async function newestReport(
  client: Client,
  isSought: (answer: Answered) => boolean,
  none: string,
): Promise<string> {
  const { reports } = await client.call(reportsContract, {})
  const found = reports.find(({ answers }) => answers.some(isSought))
  if (found !== undefined) return found.id
  throw new CommandError('report_not_found', `${none}.`)
}
