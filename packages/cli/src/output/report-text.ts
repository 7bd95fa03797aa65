import type { RecordType, Report } from '@goodstanding/core'
import { overallWords, reportFacts, testNetworkWords, type Verification } from '@goodstanding/report'
import { reportNow } from '../reports/report-now.ts'
import { type PlacedFact, recordLines } from './record-lines.ts'

/**
 * A report as a credit officer reads it: who, on whose word, and what each provider says that stands and has not expired.
 * Of a report that does not verify, no fact is shown.
 */
export function reportText(report: Report, verification: Verification): string {
  const answers = [...report.answers].sort((a, b) => (a.provider < b.provider ? -1 : 1))
  const isWorthless = verification.overall === 'not_verified'
  const facts = isWorthless ? ['', 'Its facts are not shown, since it does not verify.'] : factLines(report)
  return [...headLines(report, verification), ...facts, '', ...outcomeLines(answers)].join('\n')
}

function factLines(report: Report): readonly string[] {
  const now = reportNow(report)
  const providers = [...reportFacts(report, { now })].sort((a, b) => (a.provider < b.provider ? -1 : 1))
  const facts = providers.flatMap(({ provider, facts: stated }) => stated.map((fact) => ({ provider, ...fact })))
  const expired = providers.flatMap((one) => one.expired.map(({ type, id }) => `  ${one.provider}: ${type} ${id}`))
  const expiredLines =
    expired.length === 0 ? [] : ['', 'EXPIRED SINCE IT WAS READ, NEITHER SHOWN NOR SCORED', ...expired]
  return [...sections(facts, report), ...expiredLines]
}

function headLines(report: Report, verification: Verification): readonly string[] {
  const { payload } = report.consent.statement
  const [network] = report.network
  const failed = verification.claims.filter(({ verdict }) => verdict === 'fails').map(({ claim }) => claim)
  const lines = [
    'CREDIT REPORT',
    ...testNotice(network),
    '',
    `Enterprise   ${payload.enterprise}`,
    ...verification.registrations.map(
      ({ body, registrar }) =>
        `             ${body.legalName}, ${body.registry} ${body.number} (${body.jurisdiction}), ${body.status.replaceAll('_', ' ')}, says ${registrar}`,
    ),
    `For          ${payload.reader.startsWith('did:') ? 'the enterprise itself' : payload.reader}, ${payload.purpose.replaceAll('_', ' ')}`,
    `Consent      ${payload.id}, until ${payload.expires.slice(0, 10)}${payload.keepUntil === null ? '' : `; to be erased by ${payload.keepUntil.slice(0, 10)}`}`,
    `Assembled    ${report.assembledAt}`,
    `Verification ${overallWords(verification.overall)}${failed.length === 0 ? '' : ` (${[...new Set(failed)].join(', ')})`}`,
  ]
  return lines
}

function testNotice(network: Report['network'][number] | undefined): readonly string[] {
  const words = network === undefined ? null : testNetworkWords(network)
  return words === null ? [] : [words]
}

const TITLES = [
  ['registration', 'REGISTRATION'],
  ['tradeline', 'CREDIT ACCOUNTS'],
  ['trade_payments', 'TRADE PAYMENTS'],
  ['utility_account', 'UTILITIES'],
  ['tax_standing', 'TAX STANDING'],
  ['accounts', 'ANNUAL ACCOUNTS'],
  ['insolvency', 'INSOLVENCY'],
  ['judgment', 'JUDGMENTS'],
  ['security_interest', 'CHARGES OVER ASSETS'],
] as const

function sections(facts: readonly PlacedFact[], report: Report): readonly string[] {
  return TITLES.flatMap(([type, title]) => {
    const records = facts.filter(({ head }) => head.type === type)
    const lines = [...(records.length === 0 ? [] : recordLines(type, records)), ...absenceOf(type, records, report)]
    return ['', title, ...lines.map((line) => `  ${line}`)]
  })
}

/** What is not there and why; nothing is said to be absent of which somebody who was asked has not answered. */
function absenceOf(type: RecordType, records: readonly PlacedFact[], report: Report): readonly string[] {
  const asked = report.consent.slices
    .filter(({ slice }) => slice.types.includes(type))
    .map(({ slice }) => slice.provider)
  const answered = report.answers.filter(({ outcome }) => outcome.kind === 'answered').map(({ provider }) => provider)
  const missing = asked.filter((provider) => !answered.includes(provider)).sort()
  if (missing.length > 0) return [`not known from ${missing.join(', ')}: asked, and gave no answer`]
  if (records.length > 0) return []
  return [asked.length > 0 ? 'none reported by those who were asked' : 'not asked of anyone']
}

function outcomeLines(answers: Report['answers']): readonly string[] {
  const lines = answers.map(({ provider, outcome }) => {
    if (outcome.kind === 'answered') {
      const receipt = outcome.answer.payload.receipt.proof === null ? 'receipt to come' : 'read logged and witnessed'
      return `  ${provider}: answered, ${receipt}`
    }
    if (outcome.kind === 'refused') return `  ${provider}: refused (${outcome.refusal.payload.code})`
    return `  ${provider}: silent, by the lender's word (${outcome.reason})`
  })
  return ['WHO WAS ASKED', ...lines]
}
