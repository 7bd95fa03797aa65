import { fail, ok, type Report, type Result, report as reportSchema } from '@goodstanding/core'
import { parseIJson } from '@goodstanding/crypto'

export type ReportFault = 'report_too_large' | 'report_not_json' | 'report_form'

/** A report larger than this is refused before it is read, in characters. */
export const REPORT_SIZE_MAX = 64 * 1024 * 1024

/** Reads a report file: strict I-JSON in the closed form of `docs/protocol/report.md`. */
export function parseReport(text: string): Result<Report, ReportFault> {
  if (text.length > REPORT_SIZE_MAX) return fail('report_too_large')
  const json = parseIJson(text, { maxBytes: REPORT_SIZE_MAX })
  if (!json.ok) return fail('report_not_json', json.fault)
  const parsed = reportSchema.safeParse(json.value)
  if (!parsed.success) return fail('report_form', parsed.error.issues[0]?.path.join('.') ?? '')
  return ok(parsed.data)
}
