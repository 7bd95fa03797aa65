import { type CalendarDate, parseDate } from '@goodstanding/core'
import type { Loan } from './loan.ts'

/** A row of `loans.csv` as it lies: texts by column. */
export type RawLoan = { readonly [column: string]: string | undefined }

/** Reads one row. Throws where it is not of the published form: the source is fixed, so that is no data error. */
export function parseLoan(row: RawLoan): Loan {
  const approvedOn = usDate(cell(row, 'ApprovalDate'))
  if (approvedOn === null) throw new Error('a loan without a day of approval')
  const chargedOffOn = shortDate(cell(row, 'ChgOffDate'))
  if (chargedOffOn !== null && chargedOffOn < approvedOn) throw new Error('charged off before it was approved')
  const naics = cell(row, 'NAICS')
  return {
    id: cell(row, 'LoanNr_ChkDgt'),
    name: cell(row, 'Name'),
    city: cell(row, 'City'),
    state: cell(row, 'State'),
    bank: cell(row, 'Bank'),
    naics: /^\d{6}$/.test(naics) ? naics : '',
    approvedOn,
    disbursedOn: usDate(cell(row, 'DisbursementDate')),
    termMonths: wholeNumber(cell(row, 'Term')),
    isNewBusiness: cell(row, 'NewExist') === '2',
    isRevolving: cell(row, 'RevLineCr') === 'Y',
    approved: wholeNumber(cell(row, 'GrAppv')),
    finalStatus: cell(row, 'MIS_Status') === 'CHGOFF' ? 'charged_off' : 'paid_in_full',
    chargedOffOn,
    chargedOff: wholeNumber(cell(row, 'ChgOffPrinGr')),
  }
}

function cell(row: RawLoan, column: string): string {
  const text = row[column]
  if (text === undefined) throw new Error(`the loans have no column ${column}`)
  return text.trim()
}

function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new Error('an amount or term that is no whole number')
  return Number(text)
}

/** `6/30/1997`. */
function usDate(text: string): CalendarDate | null {
  if (text === '') return null
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  return dateOf(year, month, day)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Last year that two digits can mean: the slice ends in 2014, and no loan of it was charged off before 1930. */
const PIVOT = 2029

/** `24-Jun-91`: the two digits mean the hundred years up to the pivot, and `parseLoan` checks that against the approval. */
function shortDate(text: string): CalendarDate | null {
  if (text === '') return null
  const [, day = '', month = '', short = ''] = /^(\d{1,2})-([A-Z][a-z]{2})-(\d{2})$/.exec(text) ?? []
  const year = 2000 + Number(short) > PIVOT ? 1900 + Number(short) : 2000 + Number(short)
  return dateOf(String(year), String(MONTHS.indexOf(month) + 1), day)
}

function dateOf(year: string, month: string, day: string): CalendarDate {
  const date = parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (!date.ok) throw new Error('a day that is not in the calendar')
  return date.value
}
