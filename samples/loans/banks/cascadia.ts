import { formatCsv } from '../write-csv.ts'
import type { Bank } from './bank.ts'
import { layout } from './layouts.ts'

const STATUS = {
  dpd_0: 'A',
  dpd_1_30: 'B',
  dpd_31_60: 'C',
  dpd_61_90: 'D',
  dpd_91_plus: 'E',
  charged_off: 'Z',
} as const

const compact = (day: string): string => layout(day, 'YYYYMMDD')

/** Pipes, capitals, numeric codes, `20070630`, zeros for no day. It exports no overdue amounts and no flags. */
export const cascadia: Bank = {
  member: 'cascadia-trust',
  title: 'Cascadia Trust',
  hasHistory: true,
  file: 'CASCADIA.LOANS.TXT',
  customerNumber: (number) => number.padStart(12, '0'),
  accountNumber: (number) => number.padStart(14, '0'),
  write(accounts, day) {
    const columns = ['RPTDT', 'CIF', 'NAME', 'ACCT', 'PRODCD', 'OPENDT', 'STATCD', 'CLSDT', 'TERM', 'ORIGAMT', 'CURBAL']
    const rows = accounts.map(({ known: { loan, openedOn, state }, ...account }) => [
      compact(day),
      account.customer,
      account.enterprise.name.toUpperCase(),
      account.number,
      loan.isRevolving ? '220' : '110',
      compact(openedOn),
      { open: '01', paid_in_full: '07', charged_off: '09' }[state],
      { open: '00000000', paid_in_full: '99999999', charged_off: compact(loan.chargedOffOn ?? '') }[state],
      String(account.termMonths ?? 0),
      `${loan.approved}.00`,
      account.balance === null ? '' : `${account.balance}.00`,
      state === 'charged_off' ? `${loan.chargedOff}.00` : '',
      (account.months ?? []).map((status) => STATUS[status]).join(''),
    ])
    return Buffer.from(formatCsv([...columns, 'CHGOFF', 'PAYHIST'], rows, { delimiter: '|' }))
  },
}
