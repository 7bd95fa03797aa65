import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails } from './claim.ts'

/** `enterprise`: the key history holds link by link, and its first operation hashes to the consent's enterprise id. */
export function checkEnterprise({ keyState, keyHistoryFault, report }: VerificationContext): readonly Finding[] {
  if (keyState === null) return [fails(keyHistoryFault ?? 'key_history_invalid')]
  const { enterprise } = report.consent.statement.payload
  return keyState.enterprise === enterprise ? [] : [fails('enterprise_id_mismatch', keyState.enterprise)]
}
