import { parseMapping } from '../check-mapping.ts'
import type { Mapping } from '../mapping.ts'

const US_DOLLARS = { currency: 'USD', drop: '$,' }

/** A tradeline mapping of a small comma-separated export; `changed` replaces members of it. */
export function aMapping(changed: { readonly [member: string]: unknown } = {}): Mapping {
  const parsed = parseMapping({
    name: 'sample-loans',
    description: 'An export for tests.',
    format: 'csv',
    type: 'tradeline',
    customer: { column: 'customer' },
    rowKey: ['loan'],
    asOf: { column: 'as of', date: 'MM/DD/YYYY' },
    fields: {
      kind: { column: 'kind', codes: { T: 'term_loan', R: 'revolving' } },
      openedOn: { column: 'opened', date: 'MM/DD/YYYY' },
      closedOn: {
        column: 'closed',
        date: 'MM/DD/YYYY',
        absentWhen: { '?': 'not_reported' },
        whenEmpty: 'not_applicable',
      },
      originalAmount: { column: 'amount', money: US_DOLLARS },
      secured: { column: 'secured', flag: { yes: ['Y'], no: ['N'] } },
      statusByMonth: { column: 'history', separator: '', eachCode: { '0': 'dpd_0', '1': 'dpd_1_30' } },
    },
    ...changed,
  })
  if (!parsed.ok) throw new Error(`the mapping of the tests does not hold: ${parsed.fault} at ${parsed.at ?? ''}`)
  return parsed.value
}

export const HEADER = 'customer,loan,as of,kind,opened,closed,amount,secured,history'

/** Cells of a good row of that export. */
export function aRow(changed: { readonly [column: string]: string } = {}): { readonly [column: string]: string } {
  return {
    customer: 'C1',
    loan: 'L1',
    'as of': '06/30/2007',
    kind: 'T',
    opened: '1/31/2005',
    closed: '',
    amount: '$12,500.00',
    secured: 'Y',
    history: '001',
    ...changed,
  }
}
