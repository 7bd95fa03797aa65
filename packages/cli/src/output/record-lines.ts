import { type Body, findLegalForm, type Money, type RecordType } from '@goodstanding/core'
import type { Fact } from '@goodstanding/report'
import { moneyText } from './money-text.ts'
import { table } from './table.ts'

/** A fact with the provider that states it. */
export type PlacedFact = Fact & { readonly provider: string }
type Cells = (body: never, asOf: string) => readonly (string | number | null)[]

const SIGN: { readonly [status: string]: string } = {
  dpd_0: '·',
  dpd_1_30: '1',
  dpd_31_60: '2',
  dpd_61_90: '3',
  dpd_91_plus: '4',
  charged_off: 'X',
  not_reported: '?',
}

const COLUMNS: { readonly [T in RecordType]: readonly string[] } = {
  registration: ['name', 'number', 'form', 'status', 'since', 'came from'],
  tradeline: ['as of', 'kind', 'opened', 'amount', 'balance', 'overdue', 'closed', '24 months, newest first'],
  trade_payments: ['period to', 'invoices', 'invoiced', 'within terms', '91+ days', 'unpaid'],
  utility_account: ['period to', 'service', 'due', 'on time', 'arrears'],
  tax_standing: ['period to', 'tax', 'status', 'arrears'],
  accounts: ['period to', 'standard', 'turnover', 'equity', 'net result', 'audited'],
  insolvency: ['procedure', 'opened', 'closed', 'outcome'],
  judgment: ['entered', 'amount', 'satisfied'],
  security_interest: ['kind', 'registered', 'released', 'amount'],
}

const CELLS: { readonly [T in RecordType]: Cells } = {
  registration: (b: Body<'registration'>) => [
    b.legalName,
    b.number,
    formText(b.legalForm),
    b.status.replaceAll('_', ' '),
    b.incorporatedOn ?? null,
    b.predecessors.map(({ registry, number, how }) => `${registry} ${number} (${how})`).join(', ') || null,
  ],
  tradeline: (b: Body<'tradeline'>, asOf: string) => [
    asOf,
    b.kind.replaceAll('_', ' '),
    b.openedOn,
    amount(b.originalAmount),
    amount(b.balance),
    amount(b.overdueAmount),
    b.closedOn === undefined ? null : `${b.closedOn} ${b.closedHow?.replaceAll('_', ' ') ?? ''}`.trim(),
    b.statusByMonth?.map((status) => SIGN[status] ?? '?').join('') ?? null,
  ],
  trade_payments: (b: Body<'trade_payments'>) => [
    b.periodTo,
    b.invoices,
    amount(b.invoiced),
    amount(b.paid.withinTerms),
    amount(b.paid.dbt91Plus),
    amount(b.paid.unpaid),
  ],
  utility_account: (b: Body<'utility_account'>) => [
    b.periodTo,
    b.service,
    b.paymentsDue,
    b.paidOnTime,
    amount(b.arrears),
  ],
  tax_standing: (b: Body<'tax_standing'>) => [b.periodTo, b.taxKind.replaceAll('_', ' '), b.status, amount(b.arrears)],
  accounts: (b: Body<'accounts'>) => [
    b.periodTo,
    b.standard,
    amount(b.turnover),
    amount(b.equity),
    amount(b.netResult),
    b.audited === undefined ? null : b.audited ? 'yes' : 'no',
  ],
  insolvency: (b: Body<'insolvency'>) => [
    b.procedure,
    b.openedOn,
    b.closedOn ?? null,
    b.outcome?.replaceAll('_', ' ') ?? null,
  ],
  judgment: (b: Body<'judgment'>) => [b.enteredOn, amount(b.amount), b.satisfiedOn ?? null],
  security_interest: (b: Body<'security_interest'>) => [
    b.kind.replaceAll('_', ' '),
    b.registeredOn,
    b.releasedOn ?? null,
    amount(b.securedAmount),
  ],
}

/** Records of one type as a table; what a provider does not have is a dash. */
export function recordLines(type: RecordType, records: readonly PlacedFact[]): readonly string[] {
  const rows = records.map(({ provider, head, body }) => [provider, ...CELLS[type](body as never, head.asOf)])
  const lines = table(['provider', ...COLUMNS[type]], rows).split('\n')
  if (type !== 'tradeline') return lines
  return [
    ...lines,
    '· in time  1: 1–30  2: 31–60  3: 61–90  4: 91 and more days past due  X charged off  ? not reported',
  ]
}

function amount(money: Money | undefined): string | null {
  return money === undefined ? null : moneyText(money)
}

/** A legal form's name with its code (ISO 20275). */
function formText(code: string): string {
  const form = findLegalForm(code)
  return form === undefined ? code : `${form.name} (${code})`
}
