import type { Report } from '@goodstanding/core'
import { parseReport, REPORT_SIZE_MAX } from '@goodstanding/report'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readText } from '../files/read-text.ts'

/** Reads a report's file; what is none ends the command with exit code 2. */
export function readReportFile(path: string): Report {
  const report = parseReport(readText(path, REPORT_SIZE_MAX))
  if (report.ok) return report.value
  const where = report.at === undefined || report.at === '' ? '' : ` at ${report.at}`
  throw new CommandError(report.fault, `${path} is not a report: ${WORDS[report.fault]}${where}.`, EXIT.usage)
}

const WORDS = {
  report_too_large: 'it is larger than a report may be',
  report_not_json: 'it is not JSON as reports are',
  report_form: 'it has not the form of one',
} as const
