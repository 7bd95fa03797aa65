import type { Report } from '@goodstanding/core'
import { parseReport, REPORT_SIZE_MAX, reportFaultWords } from '@goodstanding/report'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readText } from '../files/read-text.ts'

/** Reads a report's file; what is none ends the command with exit code 2. */
export function readReportFile(path: string): Report {
  const report = parseReport(readText(path, REPORT_SIZE_MAX))
  if (report.ok) return report.value
  const why = reportFaultWords(report.fault, report.at)
  throw new CommandError(report.fault, `${path} is not a report: ${why}.`, EXIT.usage)
}
