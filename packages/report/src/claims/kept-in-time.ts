import { formatInstant } from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import type { VerificationContext } from '../verification-context.ts'
import { type Finding, remark } from './claim.ts'

/** `kept_in_time`: the reader may still keep the file. */
export function checkKeptInTime({ report, now }: VerificationContext): readonly Finding[] {
  const { keepUntil } = report.consent.statement.payload
  if (keepUntil === null || now < instantOf(keepUntil)) return []
  return [remark('kept_too_long', formatInstant(instantOf(keepUntil)))]
}
