import { addDays, addMonths, type CalendarDate, parseDate } from '@goodstanding/core'
import { below, chance } from '../invent/seeded-draws.ts'
import { layout } from './banks/layouts.ts'
import type { Entry } from './registries/entry.ts'
import { formatCsv } from './write-csv.ts'

/** What a tax office states of an enterprise for one year. All of it is generated. */
export type TaxYear = {
  readonly customer: string
  readonly year: number
  readonly issuedOn: CalendarDate
  readonly status: 'clear' | 'arranged' | 'arrears'
  readonly arrears: number
}

/** An invented tax office of a real state, with an export of its own. */
export type TaxOffice = {
  readonly member: string
  readonly title: string
  readonly state: 'CA' | 'NY'
  readonly jurisdiction: string
  readonly file: string
  readonly customerNumber: (number: string) => string
  readonly write: (years: readonly TaxYear[]) => Buffer
}

/** Certificates of the last three full years, as they were issued in the April after. */
export function taxYearsOf(entry: Entry, customer: string, day: CalendarDate, seed: string): readonly TaxYear[] {
  const last = Number(day.slice(0, 4)) - 1
  return [last - 2, last - 1, last].flatMap((year) => {
    const issuedOn = dayOf(`${year + 1}-04-30`)
    const isAfter = issuedOn > day || entry.incorporatedOn > dayOf(`${year}-12-31`)
    const isOver = entry.endedOn !== null && entry.endedOn <= dayOf(`${year}-12-31`)
    if (isAfter || isOver) return []
    const status = statusOf(entry, issuedOn, [seed, entry.enterprise.key, String(year)])
    const arrears = status === 'clear' ? 0 : 800 + below(9_000, seed, entry.enterprise.key, String(year), 'arrears')
    return [{ customer, year, issuedOn, status, arrears }]
  })
}

/** Who is charged off within the year before or the half year after is in arrears in half of the cases. */
function statusOf(entry: Entry, issuedOn: CalendarDate, words: readonly string[]): TaxYear['status'] {
  const { defaultedOn } = entry
  const isNear = defaultedOn !== null && defaultedOn > addMonths(issuedOn, -12) && defaultedOn < addDays(issuedOn, 182)
  if (chance(isNear ? 0.5 : 0.015, ...words, 'arrears')) return 'arrears'
  return chance(0.02, ...words, 'arranged') ? 'arranged' : 'clear'
}

function dayOf(text: string): CalendarDate {
  const day = parseDate(text)
  if (!day.ok) throw new Error('a day that is not in the calendar')
  return day.value
}

/** Comma-separated, franchise tax, a period of two days. */
export const californiaTax: TaxOffice = {
  member: 'california-tax',
  title: 'Tax office, California (invented)',
  state: 'CA',
  jurisdiction: 'US-CA',
  file: 'tax-standing.csv',
  customerNumber: (number) => `FT-${number}`,
  write(years) {
    const columns = ['Certificate Date', 'Account', 'Tax', 'Period Begin', 'Period End', 'Standing', 'Amount Due']
    const rows = years.map(({ customer, year, issuedOn, status, arrears }) => [
      layout(issuedOn, 'MM/DD/YYYY'),
      customer,
      'FRANCHISE',
      `01/01/${year}`,
      `12/31/${year}`,
      { clear: 'GOOD', arranged: 'INSTALLMENT AGREEMENT', arrears: 'DELINQUENT' }[status],
      arrears === 0 ? '' : `${arrears}.00`,
    ])
    return Buffer.from(formatCsv(columns, rows))
  },
}

/** One JSON object a line, sales tax, numeric standing, cents. */
export const newYorkTax: TaxOffice = {
  member: 'newyork-tax',
  title: 'Tax office, New York (invented)',
  state: 'NY',
  jurisdiction: 'US-NY',
  file: 'standings.ndjson',
  customerNumber: (number) => number,
  write(years) {
    const rows = years.map(({ customer, year, issuedOn, status, arrears }) => ({
      certificate: { issued: issuedOn, taxpayer: customer, year: String(year) },
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      standing: { clear: 0, arranged: 1, arrears: 2 }[status],
      dueCents: arrears * 100,
    }))
    return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  },
}
