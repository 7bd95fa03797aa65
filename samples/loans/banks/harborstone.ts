import { gzipSync } from 'node:zlib'
import type { Bank } from './bank.ts'

const CODES = {
  dpd_0: 'C',
  dpd_1_30: '30',
  dpd_31_60: '60',
  dpd_61_90: '90',
  dpd_91_plus: '120',
  charged_off: 'CO',
} as const

const cents = (dollars: number | null): number | null => (dollars === null ? null : dollars * 100)

/** One JSON object a line with nested members, gzipped; whole cents; it leaves out what it does not have. No collateral. */
export const harborstone: Bank = {
  member: 'harborstone-bank',
  title: 'Harborstone Bank',
  hasHistory: true,
  file: 'harborstone-accounts.ndjson.gz',
  customerNumber: (number) => `hs_${Number(number).toString(36)}`,
  accountNumber: (number) => `ac_${Number(number).toString(36)}`,
  write(accounts, day) {
    const lines = accounts.map(({ known: { loan, openedOn, state }, ...account }) =>
      JSON.stringify({
        snapshot: day,
        party: { id: account.customer, legalName: account.enterprise.name },
        account: {
          id: account.number,
          product: loan.isRevolving ? 'revolving' : 'installment',
          opened: openedOn,
          ...(account.termMonths === null ? {} : { term: { months: account.termMonths } }),
          guarantee: { scheme: 'sba-7a' },
        },
        amounts: {
          currency: 'USD',
          originalCents: cents(loan.approved),
          ...(state === 'open' ? { balanceCents: cents(account.balance), overdueCents: cents(account.overdue) } : {}),
        },
        end: {
          open: null,
          paid_in_full: { how: 'repaid', on: 'unknown' },
          charged_off: {
            how: 'written-off',
            on: loan.chargedOffOn,
            default: { trigger: 'charge-off', on: loan.chargedOffOn, lossCents: cents(loan.chargedOff) },
          },
        }[state],
        ...(account.months === null ? {} : { history: account.months.map((status) => CODES[status]) }),
      }),
    )
    return gzipSync(lines.map((line) => `${line}\n`).join(''))
  },
}
