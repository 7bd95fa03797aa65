import { formatCsv } from '../write-csv.ts'
import type { Bank } from './bank.ts'
import { grouped, layout } from './layouts.ts'

const DIGITS = {
  dpd_0: '0',
  dpd_1_30: '1',
  dpd_31_60: '2',
  dpd_61_90: '3',
  dpd_91_plus: '4',
  charged_off: 'L',
} as const

const dollars = (amount: number | null): string => (amount === null ? '' : `$${grouped(amount, ',')}.00`)
const usDay = (day: string): string => layout(day, 'MM/DD/YYYY')

/** Comma-separated, US days, `$1,234.00`, a payment history profile of one digit a month. It has no forbearance flag. */
export const bayline: Bank = {
  member: 'bayline-bank',
  title: 'Bayline Bank',
  hasHistory: true,
  file: 'bayline-loans.csv',
  customerNumber: (number) => `BL-${number}`,
  accountNumber: (number) => `${number.slice(0, 4)}-${number.slice(4)}`,
  write(accounts, day) {
    const columns = [
      ...['Report Date', 'Customer No', 'Customer Name', 'Loan No', 'Loan Type', 'Open Date', 'Close Date'],
      ...['Term (Months)', 'Original Amount', 'Current Balance', 'Past Due Amount', 'Collateral', 'SBA Guaranty'],
      ...['Account Status', 'Charge-off Date', 'Charge-off Amount', 'Payment History'],
    ]
    const rows = accounts.map(({ known: { loan, openedOn, state }, ...account }) => {
      const chargedOffOn = state === 'charged_off' && loan.chargedOffOn !== null ? usDay(loan.chargedOffOn) : ''
      return [
        usDay(day),
        account.customer,
        account.enterprise.name,
        account.number,
        loan.isRevolving ? 'LINE OF CREDIT' : 'TERM LOAN',
        usDay(openedOn),
        { open: 'OPEN', paid_in_full: 'UNKNOWN', charged_off: chargedOffOn }[state],
        String(account.termMonths ?? ''),
        dollars(loan.approved),
        dollars(account.balance),
        dollars(account.overdue),
        account.isSecured ? 'Yes' : 'No',
        'Yes',
        { open: 'CURRENT', paid_in_full: 'PAID', charged_off: 'CHARGED OFF' }[state],
        chargedOffOn,
        state === 'charged_off' ? dollars(loan.chargedOff) : '',
        (account.months ?? []).map((status) => DIGITS[status]).join(''),
      ]
    })
    return Buffer.from(formatCsv(columns, rows, { lineEnd: '\r\n' }))
  },
}
