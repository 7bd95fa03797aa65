import { gzipSync } from 'node:zlib'
import type { Account } from '../account.ts'
import { formatCsv } from '../write-csv.ts'
import type { Bank } from './bank.ts'
import { inThousands } from './layouts.ts'

/** Gzipped CSV, amounts in thousands with as many decimals as it takes. It exports neither terms nor balances. */
export const prairie: Bank = {
  member: 'prairie-union',
  title: 'Prairie Union Bank',
  hasHistory: true,
  file: 'prairie_union_export.csv.gz',
  customerNumber: (number) => `P${number}`,
  accountNumber: (number) => `LN${number}`,
  write(accounts, day) {
    const columns = [
      ...['as_of', 'cust', 'cust_name', 'loan', 'facility', 'orig_date', 'closed_date', 'orig_amt_k', 'past_due_k'],
      ...['secured_flag', 'gov_guar', 'default_basis', 'default_date', 'loss_k', 'resolution', 'hist24'],
    ]
    const rows = accounts.map(({ known: { loan, openedOn, state }, ...account }) => {
      const isLost = state === 'charged_off'
      const lostOn = isLost ? (loan.chargedOffOn ?? '') : ''
      return [
        day,
        account.customer,
        account.enterprise.name,
        account.number,
        loan.isRevolving ? 'RLOC' : 'TL',
        openedOn,
        state === 'paid_in_full' ? '9999-12-31' : lostOn,
        inThousands(loan.approved),
        account.overdue === null ? '' : inThousands(account.overdue),
        account.isSecured ? '1' : '0',
        '1',
        isLost ? 'CO' : '',
        lostOn,
        isLost ? inThousands(loan.chargedOff) : '',
        { open: 'NA', paid_in_full: 'PIF', charged_off: 'CO' }[state],
        historyOf(account.months),
      ]
    })
    return gzipSync(formatCsv(columns, rows))
  },
}

/** `0 0 1_30 0`, newest first; X where it was charged off. */
function historyOf(months: Account['months']): string {
  return (months ?? []).map((status) => (status === 'charged_off' ? 'X' : status.slice(4))).join(' ')
}
