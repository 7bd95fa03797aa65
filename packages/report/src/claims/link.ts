import { type LinkStatement, linkStatement, type ReadAnswer } from '@goodstanding/core'
import { standing } from '../answer/body-rule.ts'
import { judgeLink } from '../links/judge-link.ts'
import type { ProvenRegistration } from '../registration.ts'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/**
 * `link`: each subject read is linked to this enterprise by a live link that both sides have signed, for the register
 * entry that is proven or one that it came from. So no enterprise wears another's history.
 */
export function checkLink(
  _answer: ReadAnswer,
  { slice, lists, provider }: AnswerContext,
  { keyState, network, genesis, registration }: VerificationContext,
): readonly Finding[] {
  if (slice === null) return [notChecked('depends_on_consent')]
  if (keyState === null) return [notChecked('depends_on_enterprise')]
  return slice.subjects.flatMap((subject) => {
    const links = liveLinks(lists.of(subject, 'link')?.leaves ?? [])
    if (links.length === 0) return [fails('subject_not_linked', subject)]
    return links.flatMap((link) => {
      const fault = judgeLink(link, { provider, subject }, { network, genesis, keyState })
      return fault === null ? checkEntry(link, registration.proven) : [fails(fault, subject)]
    })
  })
}

/** The link statements of a subject's list that no unlink has ended. */
function liveLinks(list: NonNullable<ReturnType<AnswerContext['lists']['of']>>['leaves']): readonly LinkStatement[] {
  return standing(list).flatMap(({ head, opened }) => {
    const parsed = linkStatement.safeParse(head.type === 'link' ? opened?.body : null)
    return parsed.success ? [parsed.data] : []
  })
}

function checkEntry(
  { payload: { registration, subject } }: LinkStatement,
  proven: readonly ProvenRegistration[],
): readonly Finding[] {
  if (proven.length === 0) return [notChecked('depends_on_registration', subject)]
  const entries = proven.flatMap(({ entry, body }) => [entry, ...body.predecessors])
  const isAmong = entries.some(
    ({ registry, number }) => registry === registration.registry && number === registration.number,
  )
  return isAmong ? [] : [fails('link_registration_mismatch', `${registration.registry} ${registration.number}`)]
}
