import { formatCsv } from '../write-csv.ts'
import type { Bank } from './bank.ts'
import { grouped, layout } from './layouts.ts'

const CODES = {
  dpd_0: 'OK',
  dpd_1_30: '1-30',
  dpd_31_60: '31-60',
  dpd_61_90: '61-90',
  dpd_91_plus: '91+',
  charged_off: 'W/O',
} as const

const amount = (dollars: number | null): string => (dollars === null ? '-' : grouped(dollars, ' '))
const spelled = (day: string): string => layout(day, 'DD-MMM-YYYY')

/** Tabs, `30-Jun-2007`, `1 234`, a dash for nothing. It has neither what a default was nor whether a loan is secured. */
export const oldQuay: Bank = {
  member: 'old-quay-lending',
  title: 'Old Quay Lending',
  hasHistory: true,
  file: 'old-quay.tsv',
  customerNumber: (number) => `Q/${number.slice(-8)}`,
  accountNumber: (number) => `Q/${number.slice(0, 3)}/${number.slice(3)}`,
  write(accounts, day) {
    const columns = [
      ...['Date', 'Client', 'Client name', 'Facility', 'Kind', 'Granted', 'Limit or principal', 'Ccy', 'Outstanding'],
      ...['In arrears', 'Months', 'Guaranteed', 'Forborne', 'Ended', 'Ended how', 'Written off', 'Conduct'],
    ]
    const rows = accounts.map(({ known: { loan, openedOn, state }, ...account }) => [
      spelled(day),
      account.customer,
      account.enterprise.name,
      account.number,
      loan.isRevolving ? 'overdraft' : 'loan',
      spelled(openedOn),
      amount(loan.approved),
      'usd',
      amount(account.balance),
      amount(account.overdue),
      String(account.termMonths ?? '-'),
      'y',
      account.isForborne ? 'y' : 'n',
      { open: '-', paid_in_full: '?', charged_off: spelled(loan.chargedOffOn ?? '') }[state],
      { open: '-', paid_in_full: 'repaid', charged_off: 'written off' }[state],
      state === 'charged_off' ? amount(loan.chargedOff) : '-',
      account.months === null ? '-' : account.months.map((status) => CODES[status]).join(','),
    ])
    return Buffer.from(formatCsv(columns, rows, { delimiter: '\t' }))
  },
}
