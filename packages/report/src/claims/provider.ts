import { findMember, isPermitted, type Member, type ReadAnswer } from '@goodstanding/core'
import { isSignedBy, statementDigest, toHex } from '@goodstanding/crypto'
import { signedByScope } from '@goodstanding/ledger'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/** `provider`: the member's own signature over its answer to this signed request, and only types that it may publish. */
export function checkProvider(
  answer: ReadAnswer,
  context: AnswerContext,
  verification: VerificationContext,
): readonly Finding[] {
  const { part, provider } = context
  const { network, genesis } = verification
  const member = findMember(network, provider)
  if (member === undefined) return [fails('member_unknown', provider)]
  const findings: Finding[] = [...checkRequestSignature(context, verification)]
  if (part.outcome.kind === 'answered' && !isSignedBy(part.outcome.answer, member.statementKey, genesis)) {
    findings.push(fails('answer_signature_invalid'))
  }
  if (answer.provider !== provider) findings.push(fails('answer_of_another_member', answer.provider))
  if (answer.request !== toHex(statementDigest(part.request.payload, genesis)))
    findings.push(fails('answer_to_another_request'))
  return [...findings, ...checkPermits(answer, member)]
}

/** Where a body is shown its place counts too; of a head alone only the type is known. */
function checkPermits({ leaves }: ReadAnswer, member: Member): readonly Finding[] {
  return leaves.flatMap(({ head, opened }) => {
    if ('of' in head) return []
    const body: { jurisdiction?: string; registry?: string } = opened?.body ?? {}
    const fact = { type: head.type, jurisdiction: body.jurisdiction, registry: body.registry }
    return isPermitted(member, fact) ? [] : [fails('type_not_permitted', head.id)]
  })
}

/** The request is the reader's: a lender's by its statement key, the enterprise's own by its `read` signers. */
export function checkRequestSignature(
  { part, headerTime }: AnswerContext,
  { network, genesis, keyState }: VerificationContext,
): readonly Finding[] {
  const { reader, provider } = part.request.payload
  if (provider !== part.provider) return [fails('request_to_another_member', provider)]
  if (reader.startsWith('did:')) {
    if (keyState === null) return [notChecked('depends_on_enterprise')]
    const isSigned = signedByScope(part.request, keyState, 'read', headerTime, network)
    return isSigned ? [] : [fails('request_signature_invalid', provider)]
  }
  const member = findMember(network, reader)
  const isSigned = member !== undefined && isSignedBy(part.request, member.statementKey, genesis)
  return isSigned ? [] : [fails('request_signature_invalid', provider)]
}
