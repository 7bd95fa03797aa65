import { dateOf, type Report } from '@goodstanding/core'
import { assessReport, type ReadScorecard } from '@goodstanding/report'
import { type Assessment, type PricingTerms, parsePricingTerms } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'
import { judgeReport } from './judge-report.ts'
import { readReportFile } from './read-report-file.ts'
import { readScorecardFile } from './read-scorecard-file.ts'
import { reportNow } from './report-now.ts'

/** Options of every command that assesses a report. */
export type AssessOptions = {
  readonly scorecard: string
  readonly network?: string
  readonly terms?: string
  readonly disputed?: readonly string[]
}

/** A report with what a scorecard says of it today. */
export type AssessedFile = {
  readonly report: Report
  readonly scorecard: ReadScorecard
  readonly assessment: Assessment
}

/** Verifies a report’s file and assesses it; one that does not verify ends the command with exit code 4. */
export function assessFile(path: string, { scorecard: from, network, terms, disputed }: AssessOptions): AssessedFile {
  const scorecard = readScorecardFile(from)
  const pricing = terms === undefined ? null : readTerms(terms)
  const report = readReportFile(path)
  const { verification, advice } = judgeReport(report, network)
  const now = reportNow(report)
  const assessed = assessReport(report, {
    scorecard: scorecard.scorecard,
    verification,
    asOf: dateOf(now),
    disputed: new Set(disputed),
    pricing,
  })
  if (assessed.ok) return { report, scorecard, assessment: assessed.value }
  if (assessed.fault === 'report_not_verified') {
    const message = `${path} does not verify, so nothing is computed from it: see \`goodstanding verify ${path}\`.`
    throw new CommandError(assessed.fault, [message, advice].filter(Boolean).join('\n'), EXIT.notVerified)
  }
  if (assessed.fault === 'scorecard_input_unknown') {
    const message = `${from} reads ${assessed.at ?? 'something'}, which is no characteristic of records: it scores tables, not reports.`
    throw new CommandError(assessed.fault, message, EXIT.usage)
  }
  if (assessed.fault === 'pd_not_yearly') {
    const time = assessed.at === 'null' ? 'no fixed time' : `${assessed.at} months`
    const message = `${from} foretells within ${time}, and a price takes a PD within 12 months: leave out --terms.`
    throw new CommandError(assessed.fault, message, EXIT.usage)
  }
  throw new CommandError(assessed.fault, `${terms ?? from} cannot price a loan: ${assessed.at ?? ''}.`, EXIT.usage)
}

function readTerms(path: string): PricingTerms {
  const parsed = parsePricingTerms(readJson(path))
  if (parsed.ok) return parsed.value
  const message = `${path} has no terms of a loan: ${parsed.at ?? 'see docs/protocol/price.md'}.`
  throw new CommandError(parsed.fault, message, EXIT.usage)
}
