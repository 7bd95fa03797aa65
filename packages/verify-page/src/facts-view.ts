import { type Instant, RECORD_TYPES, type RecordHead, type Report, type ReportAnswer } from '@goodstanding/core'
import { type ProviderFacts, reportFacts, type Verification } from '@goodstanding/report'
import { element } from './element.ts'
import { TYPE_TITLES } from './record-columns.ts'
import { recordTable } from './record-table.ts'
import { wordsOf } from './value-text.ts'

/** What each provider says, in tables; nothing of a file that does not hold. */
export function factsView(report: Report, { overall }: Verification, now: Instant): HTMLElement {
  const heading = element('h2', { id: 'facts' }, 'What the providers say')
  if (overall === 'not_verified') {
    const words = 'The facts in this file are not shown, since it does not hold. Ask for a new report.'
    return element('section', { 'aria-labelledby': 'facts', 'data-facts': 'hidden' }, heading, element('p', {}, words))
  }
  const facts = new Map(reportFacts(report, { now }).map((one) => [one.provider, one]))
  const sections = report.answers.map((part) => providerSection(part, facts.get(part.provider)))
  const whose = 'Each provider answers for its facts. That they are its own, unchanged and complete, was checked.'
  const lead = element('p', { class: 'quiet' }, whose)
  return element('section', { 'aria-labelledby': 'facts', 'data-facts': 'shown' }, heading, lead, ...sections)
}

function providerSection(part: ReportAnswer, facts: ProviderFacts | undefined): HTMLElement {
  const { provider } = part
  const types = Map.groupBy(facts?.facts ?? [], ({ head }) => head.type)
  const tables = RECORD_TYPES.flatMap((type) => {
    const records = types.get(type)
    return records === undefined ? [] : [recordTable(type, records)]
  })
  const expired = facts?.expired ?? []
  return element(
    'section',
    { class: 'card provider', 'aria-label': provider, 'data-provider-facts': provider },
    element('h3', {}, provider),
    element('p', { class: 'quiet' }, outcomeText(part)),
    ...tables,
    ...(expired.length === 0 ? [] : [expiredNote(expired)]),
  )
}

function outcomeText({ request, outcome }: ReportAnswer): string {
  if (outcome.kind === 'silent') {
    return `Did not answer, says the lender (${wordsOf(outcome.reason)}); its access log can refute it.`
  }
  if (outcome.kind === 'refused') return `Refused, with its signature: ${wordsOf(outcome.refusal.payload.code)}.`
  const { leaves, index } = outcome.answer.payload
  const types = new Set(index.map(({ type }) => type))
  const asked = RECORD_TYPES.filter((type) => types.has(type))
  const none = asked.filter((type) => !leaves.some(({ head }) => head.type === type))
  const says =
    none.length === 0
      ? ''
      : ` It proves that it has none of: ${none.map((type) => TYPE_TITLES[type].toLowerCase()).join(', ')}.`
  return `Answered on ${outcome.answer.payload.at.slice(0, 10)}, for ${wordsOf(request.payload.purpose)}.${says}`
}

/** What has expired is named, not shown. */
function expiredNote(expired: readonly RecordHead[]): HTMLElement {
  const names = expired.map(({ type, asOf }) => element('li', {}, `${TYPE_TITLES[type]}, as of ${asOf}`))
  return element(
    'div',
    { class: 'expired', role: 'note' },
    element('p', {}, 'Expired since this file was made: not shown, and not to be used in a decision.'),
    element('ul', {}, ...names),
  )
}
