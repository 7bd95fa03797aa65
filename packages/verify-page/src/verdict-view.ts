import type { Report } from '@goodstanding/core'
import { overallWords, type ProvenRegistration, type Verification } from '@goodstanding/report'
import { element } from './element.ts'

const ADVICE = {
  verified: 'Everything that this file claims was recomputed and holds.',
  verified_with_remarks: 'Everything that was checked holds. Read the remarks before you decide.',
  not_verified: 'At least one claim does not hold. Do not rely on this file; ask for a new one.',
} as const

/** The verdict in one box, and whom and what the report is about. */
export function verdictView({ overall, registrations, claims }: Verification, report: Report): readonly HTMLElement[] {
  const failing = [...new Set(claims.filter(({ verdict }) => verdict === 'fails').map(({ claim }) => claim))]
  const box = element(
    'div',
    { class: `verdict ${overall}`, 'data-overall': overall },
    element('h2', {}, overallWords(overall)),
    element('p', {}, ADVICE[overall]),
    ...(failing.length === 0
      ? []
      : [element('p', {}, 'What does not hold: ', element('code', {}, failing.join(', ')))]),
  )
  return [...testNotice(report), box, element('div', { class: 'card' }, facts(report, registrations))]
}

function testNotice(report: Report): readonly HTMLElement[] {
  const [network] = report.network
  if (network?.testClock == null) return []
  const words = `Test network “${network.name}”: its clock started at ${network.testClock.declared.slice(0, 10)}. Nothing in this file is in earnest.`
  return [element('p', { class: 'test', role: 'note' }, words)]
}

function facts(report: Report, registrations: readonly ProvenRegistration[]): HTMLElement {
  const { payload } = report.consent.statement
  const entries: readonly (readonly [string, string])[] = [
    ...registrations.map(
      ({ body, registrar }) =>
        [
          `Register (${registrar})`,
          `${body.legalName}, ${body.registry} ${body.number}, ${body.status.replaceAll('_', ' ')}`,
        ] as const,
    ),
    ['Enterprise id', payload.enterprise],
    ['Read by', payload.reader.startsWith('did:') ? 'the enterprise itself (own copy)' : payload.reader],
    ['Purpose', payload.purpose.replaceAll('_', ' ')],
    ['Consent until', payload.expires.slice(0, 10)],
    ['To be erased by', payload.keepUntil?.slice(0, 10) ?? 'the enterprise’s own file'],
    ['Assembled', report.assembledAt],
    ['Providers', report.answers.map(({ provider, outcome }) => `${provider} (${outcome.kind})`).join(', ')],
  ]
  return element(
    'dl',
    { class: 'facts' },
    ...entries.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  )
}
