import { findMember, type LinkStatement, linkStatement, type ReadAnswer } from '@goodstanding/core'
import { isSignedBy } from '@goodstanding/crypto'
import { instantOf, signedByScope } from '@goodstanding/ledger'
import { isEnded } from '../answer/body-rule.ts'
import { type AnswerContext, leavesOfList, type VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/** `link`: each subject read is linked to this enterprise by a live link that both sides have signed. */
export function checkLink(
  answer: ReadAnswer,
  context: AnswerContext,
  verification: VerificationContext,
): readonly Finding[] {
  if (context.slice === null) return [notChecked('depends_on_consent')]
  return context.slice.subjects.flatMap((subject) => {
    const links = liveLinks(answer, subject)
    if (links.length === 0) return [fails('subject_not_linked', subject)]
    return links.flatMap((link) => checkOne(link, subject, context, verification))
  })
}

/** The link statements of a subject that no unlink has ended; what does not parse as one is left out. */
export function liveLinks(answer: ReadAnswer, subject: string): readonly LinkStatement[] {
  const leaves = leavesOfList(answer, subject, 'link')
  return leaves.flatMap(({ position, head, opened }) => {
    if (head.type !== 'link' || isEnded(position, head, leaves)) return []
    const parsed = linkStatement.safeParse(opened?.body)
    return parsed.success ? [parsed.data] : []
  })
}

function checkOne(
  link: LinkStatement,
  subject: string,
  { provider }: AnswerContext,
  { keyState, network, genesis, report }: VerificationContext,
): readonly Finding[] {
  const { payload } = link
  const { enterprise } = report.consent.statement.payload
  if (payload.enterprise !== enterprise) return [fails('link_of_another_enterprise', subject)]
  if (payload.provider !== provider || payload.subject !== subject) return [fails('link_of_another_subject', subject)]
  const member = findMember(network, provider)
  if (member === undefined || !isSignedBy(link, member.statementKey, genesis))
    return [fails('link_not_signed_by_provider', subject)]
  if (keyState === null) return [notChecked('depends_on_enterprise', subject)]
  const then = keyState.states.find((state) => state.latest === payload.keyState)
  if (then === undefined) return [fails('link_key_state_unknown', subject)]
  const isSigned = signedByScope(link, then, 'claim', instantOf(payload.from), network)
  return isSigned ? [] : [fails('link_not_signed_by_enterprise', subject)]
}
