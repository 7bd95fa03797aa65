import type { ClaimBegun } from '@goodstanding/api'
import { type ClaimRefusal, fail, ok, type Result } from '@goodstanding/core'
import type { NodeContext } from '../../node-context.ts'
import { countClaimTry } from './claim-tries.ts'
import { findClaimCode } from './find-claim-code.ts'
import { ownRegistration } from './own-registration.ts'

/** Tells which subject a code is for, and of a registrar which entry, so that the enterprise can sign the link. */
export async function beginClaim(node: NodeContext, code: string): Promise<Result<ClaimBegun, ClaimRefusal>> {
  const found = await findClaimCode(node, code)
  if (!found.ok) return fail(found.refusal)
  const { subject, link } = found.row
  if (link !== null) return fail('claim_code_used')
  if (!(await countClaimTry(node, subject))) return fail('claim_tries_exceeded')
  const body = await ownRegistration(node, subject)
  const registration = body === null ? null : { registry: body.registry, number: body.number }
  return ok({ provider: node.self.name, subject, registration })
}
