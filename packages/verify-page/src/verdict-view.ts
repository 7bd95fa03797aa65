import { formatInstant, type Instant, type Report } from '@goodstanding/core'
import {
  type ClaimVerdict,
  findingWords,
  overallWords,
  type ProvenRegistration,
  testNetworkWords,
  type Verdict,
  type Verification,
} from '@goodstanding/report'
import { element } from './element.ts'
import { fieldText, wordsOf } from './value-text.ts'

const ADVICE = {
  verified: 'Everything that this file claims was recomputed on this machine, and holds.',
  verified_with_remarks: 'What was checked holds. Read the remarks before you decide.',
  not_verified: 'At least one claim does not hold. Do not rely on this file; ask for a new one.',
} as const

const SIGNS = { verified: '✓', verified_with_remarks: '!', not_verified: '✗' } as const

/** The verdict in one box with its reasons in plain words, and whom and what the report is about. */
export function verdictView(
  { overall, registrations, claims }: Verification,
  report: Report,
  now: Instant,
): readonly HTMLElement[] {
  const heading = element(
    'h2',
    { tabindex: '-1', id: 'verdict' },
    element('span', { 'aria-hidden': 'true' }, `${SIGNS[overall]} `),
    overallWords(overall),
  )
  const box = element(
    'div',
    { class: `verdict ${overall}`, 'data-overall': overall },
    heading,
    element('p', {}, ADVICE[overall]),
    ...reasons('What does not hold:', claims, 'fails'),
    ...(overall === 'not_verified' ? [] : reasons('Remarks:', claims, 'remark')),
    ...(overall === 'not_verified' ? [] : reasons('Not checked:', claims, 'not_checked')),
  )
  return [...testNotice(report), box, about(report, overall === 'not_verified' ? null : registrations, now)]
}

function reasons(title: string, claims: readonly ClaimVerdict[], verdict: Verdict): readonly HTMLElement[] {
  const words = claims.flatMap(({ provider, findings }) =>
    findings
      .filter((finding) => finding.verdict === verdict)
      .map((finding) => `${provider === undefined ? '' : `${provider}: `}${findingWords(finding)}`),
  )
  if (words.length === 0) return []
  return [element('p', {}, title), element('ul', {}, ...[...new Set(words)].map((word) => element('li', {}, word)))]
}

function testNotice(report: Report): readonly HTMLElement[] {
  const [network] = report.network
  const words = network === undefined ? null : testNetworkWords(network)
  if (words === null) return []
  return [element('p', { class: 'test', role: 'note' }, words)]
}

/** Without proven registrations the file does not hold, and only says what it is. */
function about(report: Report, registrations: readonly ProvenRegistration[] | null, now: Instant): HTMLElement {
  const isHeld = registrations !== null
  const { payload } = report.consent.statement
  const entries: readonly (readonly [string, string])[] = [
    ...(registrations ?? []).map(
      ({ body, registrar }) =>
        [
          `Register entry (says ${registrar})`,
          `${body.legalName}, ${fieldText('registry', body.registry)} ${body.number}, ${body.jurisdiction}, ${wordsOf(body.status)}`,
        ] as const,
    ),
    ['Enterprise id', payload.enterprise],
    ['Read by', payload.reader.startsWith('did:') ? 'the enterprise itself (own copy)' : payload.reader],
    ['Purpose', wordsOf(payload.purpose)],
    ['Consent until', payload.expires.slice(0, 10)],
    ['To be erased by', payload.keepUntil?.slice(0, 10) ?? 'the enterprise’s own file: no date'],
    ['Put together', `${minuteOf(report.assembledAt)}, by the reader’s word`],
    ['Checked', `${minuteOf(formatInstant(now))}, by this machine’s clock`],
    ['Network', report.network[0]?.name ?? ''],
  ]
  return element(
    'section',
    { class: 'card', 'aria-label': 'What the report is about' },
    ...(isHeld ? [] : [element('p', { class: 'quiet' }, 'By the file’s own word:')]),
    element(
      'dl',
      { class: 'facts' },
      ...entries.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    ),
  )
}

function minuteOf(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`
}
