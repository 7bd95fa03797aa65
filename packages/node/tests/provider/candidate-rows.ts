import type { CandidateRow } from '@goodstanding/api'
import type { CalendarDate } from '@goodstanding/core'

export const CALIFORNIA = 'RA000598'
export const DAY = '2026-09-30' as CalendarDate

/** What an enterprise's entry says in California's register. */
export const REGISTRATION = {
  jurisdiction: 'US-CA',
  registry: CALIFORNIA,
  number: 'C3268102',
  legalName: 'Harbor Row Bakery, Inc.',
  legalForm: 'H1UM',
  identifiers: [],
  status: 'registered',
  predecessors: [],
  absent: {
    incorporatedOn: 'not_reported',
    endedOn: 'not_applicable',
    address: 'not_reported',
    activity: 'not_reported',
  },
} as const

/** A loan without an end. */
export const TRADELINE = {
  kind: 'term_loan',
  openedOn: '2022-05-01',
  originalTermMonths: 84,
  originalAmount: { currency: 'USD', minor: 25_000_000 },
  balance: { currency: 'USD', minor: 11_250_000 },
  absent: Object.fromEntries(
    [
      ...['closedOn', 'overdueAmount', 'secured', 'publicGuarantee', 'forborne', 'defaultDefinition', 'defaultedOn'],
      ...['statusByMonth', 'chargedOffAmount', 'closedHow', 'soldOn'],
    ].map((field) => [field, 'not_reported']),
  ),
} as const

/** An older loan, closed on that day. */
export function closedTradeline(closedOn: string) {
  const { closedOn: _, ...absent } = TRADELINE.absent
  return { ...TRADELINE, openedOn: '2015-01-01', closedOn, absent }
}

/** An insolvency, still open or closed on that day. */
export function anInsolvency(closedOn: string | null) {
  const body = { jurisdiction: 'US-CA', procedure: 'liquidation', openedOn: '2019-01-10' }
  if (closedOn === null) return { ...body, absent: { closedOn: 'not_applicable', outcome: 'not_applicable' } }
  return { ...body, closedOn, absent: { outcome: 'not_reported' } }
}

let lines = 0

/** A row as a mapping gives it. */
export function aRow(given: Partial<CandidateRow> & Pick<CandidateRow, 'customer'>): CandidateRow {
  lines += 1
  return { line: lines, rowKey: 'loan 1', type: 'tradeline', asOf: DAY, body: TRADELINE, ...given }
}

/** A register's row of a customer. */
export function anEntry(customer: string, number: string, more: object = {}): CandidateRow {
  return aRow({ customer, rowKey: 'entry', type: 'registration', body: { ...REGISTRATION, number, ...more } })
}
