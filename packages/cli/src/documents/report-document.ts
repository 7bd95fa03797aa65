import type { Report } from '@goodstanding/core'
import type { DocumentModel, Language } from '@goodstanding/documents'
import { overallWords, reportHash, type Verification } from '@goodstanding/report'
import type { Assessment } from '@goodstanding/scoring'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import { say } from '../output/print.ts'
import { judgeReport } from '../reports/judge-report.ts'
import { readAssessmentFile } from '../reports/read-assessment-file.ts'
import { readReportFile } from '../reports/read-report-file.ts'
import { recheckFile } from '../reports/recheck-file.ts'
import { reportNow } from '../reports/report-now.ts'

/** From which files a report's document is drawn. */
export type ReportDocumentOptions = {
  readonly network?: string
  readonly assessment?: string
  readonly scorecard?: string
  readonly language: Language
}

/** Adds the files that a report's document is drawn from. */
export function addReportFiles(command: Command): Command {
  return command
    .option('--network <hash-or-file>', 'the network to trust: its genesis hash, or its descriptor’s file; remembered')
    .option('--assessment <file>', 'what a scorecard says of this report, to be shown with it')
    .option('--scorecard <file>', 'the assessment’s scorecard: its figures are computed again before they are shown')
}

/** A report read, verified and made into a document, with its assessment where one is given. */
export async function reportDocument(
  path: string,
  options: ReportDocumentOptions,
): Promise<{ readonly model: DocumentModel; readonly overall: Verification['overall']; readonly words: string }> {
  const report = readReportFile(path)
  const { verification, advice } = judgeReport(report, options.network)
  if (advice !== null) say(advice)
  const { assessment, isRecomputed } = assessmentOf(report, verification, options)
  const now = reportNow(report)
  const { language } = options
  const { creditReportDocument } = await import('@goodstanding/documents')
  const model = creditReportDocument({ report, verification, assessment, isRecomputed, language, now })
  return { model, overall: verification.overall, words: overallWords(verification.overall) }
}

/** Figures of another report, or that do not come out again, are not shown. */
function assessmentOf(report: Report, verification: Verification, options: ReportDocumentOptions) {
  const { assessment: path, scorecard } = options
  if (path === undefined && scorecard === undefined) return { assessment: null, isRecomputed: false }
  if (path !== undefined && scorecard === undefined) return { assessment: readOwn(path, report), isRecomputed: false }
  const check = recheckFile(report, verification, options)
  // Of a report that does not verify nothing is computed, and nothing is shown.
  if (check === null) return { assessment: null, isRecomputed: false }
  if (check.agrees) return { assessment: check.computed, isRecomputed: true }
  const parts = check.differing.join(', ')
  const message = `${path} is not what ${scorecard} says of this report (${parts} come out otherwise), so nothing was written.`
  throw new CommandError('assessment_differs', message, EXIT.notVerified)
}

function readOwn(path: string, report: Report): Assessment {
  const assessment = readAssessmentFile(path)
  if (assessment.report === reportHash(report, report.consent.statement.payload.network)) return assessment
  const message = `${path} is of another report: it does not name this one’s hash. Assess this report anew.`
  throw new CommandError('assessment_of_another_report', message, EXIT.usage)
}
