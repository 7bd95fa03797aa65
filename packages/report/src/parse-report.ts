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
  const hidden = pathOfPrototype(json.value)
  if (hidden !== null) return fail('report_form', hidden)
  const parsed = reportSchema.safeParse(json.value)
  if (!parsed.success) return fail('report_form', parsed.error.issues[0]?.path.join('.') ?? '')
  return ok(parsed.data)
}

/**
 * Where an object has the name `__proto__`, which no form of ours has: schemas that let other names through drop it, so
 * that this reader would hash less than the file says.
 */
function pathOfPrototype(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  if (Object.hasOwn(value, '__proto__')) return '__proto__'
  for (const [name, inner] of Object.entries(value)) {
    const path = pathOfPrototype(inner)
    if (path !== null) return `${name}.${path}`
  }
  return null
}
