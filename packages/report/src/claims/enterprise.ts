import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails } from './claim.ts'

/** `enterprise`: the key history holds link by link, and its first operation hashes to the consent's enterprise id. */
export function checkEnterprise({ keyFault }: VerificationContext): readonly Finding[] {
  return keyFault === null ? [] : [fails(keyFault)]
}
