import type { OpenedLeaf, Report } from '@goodstanding/core'
import { endedBy, isRecordType } from '@goodstanding/core'
import { overallWords, type Verification } from '@goodstanding/report'
import { recordLines } from './record-lines.ts'

type LiveRecord = { readonly provider: string; readonly leaf: OpenedLeaf }

/** A report as a credit officer reads it: who, on whose word, and what each provider says. */
export function reportText(report: Report, verification: Verification): string {
  const answers = [...report.answers].sort((a, b) => (a.provider < b.provider ? -1 : 1))
  const live = answers.flatMap(({ provider, outcome }) =>
    outcome.kind === 'answered' ? liveRecords(outcome.answer.payload.leaves).map((leaf) => ({ provider, leaf })) : [],
  )
  return [...headLines(report, verification), ...sections(live, askedTypes(report)), '', ...outcomeLines(answers)].join(
    '\n',
  )
}

/** Opened records that nothing in the answer has ended. */
function liveRecords(leaves: readonly OpenedLeaf[]): readonly OpenedLeaf[] {
  const ended = new Set(leaves.map(({ head }) => endedBy(head)))
  return leaves.filter(({ head, opened }) => isRecordType(head.type) && opened !== null && !ended.has(head.id))
}

function headLines(report: Report, verification: Verification): readonly string[] {
  const { payload } = report.consent.statement
  const [network] = report.network
  const failed = verification.claims.filter(({ verdict }) => verdict === 'fails').map(({ claim }) => claim)
  const lines = [
    'CREDIT REPORT',
    ...(network?.testClock == null
      ? []
      : [
          `TEST NETWORK ${network.name}: its clock started at ${network.testClock.declared.slice(0, 10)}; nothing here is in earnest`,
        ]),
    '',
    `Enterprise   ${payload.enterprise}`,
    ...verification.registrations.map(
      ({ body, registrar }) =>
        `             ${body.legalName}, ${body.registry} ${body.number} (${body.jurisdiction}), ${body.status.replaceAll('_', ' ')}, says ${registrar}`,
    ),
    `For          ${payload.reader.startsWith('did:') ? 'the enterprise itself (own copy)' : payload.reader}, ${payload.purpose.replaceAll('_', ' ')}`,
    `Consent      ${payload.id}, until ${payload.expires.slice(0, 10)}${payload.keepUntil === null ? '' : `; to be erased by ${payload.keepUntil.slice(0, 10)}`}`,
    `Assembled    ${report.assembledAt}`,
    `Verification ${overallWords(verification.overall)}${failed.length === 0 ? '' : ` (${[...new Set(failed)].join(', ')})`}`,
  ]
  return lines
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

/** The types that the consent covers at any provider: nothing can be said of the others. */
function askedTypes(report: Report): ReadonlySet<string> {
  return new Set(report.consent.slices.flatMap(({ slice }) => slice.types))
}

function sections(live: readonly LiveRecord[], asked: ReadonlySet<string>): readonly string[] {
  return TITLES.flatMap(([type, title]) => {
    const records = live.filter(({ leaf }) => leaf.head.type === type)
    const lines =
      records.length === 0
        ? [asked.has(type) ? 'none reported by those who were asked' : 'not asked of anyone']
        : recordLines(type, records)
    return ['', title, ...lines.map((line) => `  ${line}`)]
  })
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
