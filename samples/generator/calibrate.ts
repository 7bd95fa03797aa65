/**
 * Computes the figures that the generator follows: `node samples/generator/calibrate.ts --loans FILE` prints them as
 * JSON. Aggregates only; what fewer than ten rows have in common is added to something larger.
 */
import process from 'node:process'
import { parseArgs } from 'node:util'
import { monthsBetween } from '../loans/contract-term.ts'
import type { Loan } from '../loans/loan.ts'
import { allLoans } from '../loans/read-loans.ts'
import type { EraFigures, Figures, Share, YearFigures } from './figures.ts'

const ROWS_MIN = 10
const ERAS = [
  [1970, 1996],
  [1997, 2003],
  [2004, 2006],
] as const
const BANKS_MAX = 40

/** The figures of these loans. */
export function calibrate(loans: readonly Loan[]): Figures {
  const bankSizes = [...countBy(loans, (loan) => loan.bank).values()].sort((a, b) => b - a)
  const largest = bankSizes.slice(0, BANKS_MAX).map((size) => rounded(size / loans.length))
  return {
    source: 'public SBA loan data, slice of borrowers with a corporate legal form; doi 10.1080/10691898.2018.1434342',
    rows: loans.length,
    years: yearFigures(loans),
    eras: ERAS.map(([first, last]) => eraFigures(loans, first, last)),
    states: shares(loans, (loan) => loan.state, 60),
    industries: shares(
      loans,
      (loan) => loan.naics,
      400,
      ({ naics }) => naics.slice(0, 2),
    ),
    legalForms: shares(loans, (loan) => legalForm(loan.name), 8),
    newBusiness: shareOf(loans, (loan) => loan.isNewBusiness),
    banks: { largest, others: bankSizes.length - largest.length },
    contradictory: shareOf(loans, (loan) => loan.finalStatus === 'paid_in_full' && loan.chargedOffOn !== null),
    undisbursed: shareOf(loans, (loan) => loan.disbursedOn === null),
  }
}

/** The fiscal year of the United States begins in October of the year before. */
export function fiscalYear(loan: Pick<Loan, 'approvedOn'>): number {
  return Number(loan.approvedOn.slice(0, 4)) + (loan.approvedOn.slice(5, 7) >= '10' ? 1 : 0)
}

function yearFigures(loans: readonly Loan[]): YearFigures[] {
  return [...Map.groupBy(loans, fiscalYear)]
    .filter(([, ofYear]) => ofYear.length >= ROWS_MIN)
    .sort(([a], [b]) => a - b)
    .map(([year, ofYear]) => {
      const days = ofYear.map((loan) => dayOfYear(loan.approvedOn, year)).sort((a, b) => a - b)
      return {
        year,
        share: rounded(ofYear.length / loans.length),
        chargeOffRate: shareOf(ofYear, (loan) => loan.finalStatus === 'charged_off'),
        days: [days[0] ?? 0, days.at(-1) ?? 364],
      }
    })
}

function dayOfYear(day: string, year: number): number {
  return Math.round((Date.parse(day) - Date.parse(`${year - 1}-10-01`)) / 86_400_000)
}

function eraFigures(loans: readonly Loan[], firstYear: number, lastYear: number): EraFigures {
  const ofEra = loans.filter((loan) => fiscalYear(loan) >= firstYear && fiscalYear(loan) <= lastYear)
  const lost = ofEra.filter((loan) => loan.finalStatus === 'charged_off')
  const paid = ofEra.filter((loan) => loan.chargedOffOn === null)
  const approvedValues = shares(ofEra, (loan) => String(loan.approved), 40).filter(([value]) => value !== '')
  const common = new Set(approvedValues.map(([value]) => value))
  const months = lost.flatMap(({ chargedOffOn, disbursedOn }) =>
    chargedOffOn === null || disbursedOn === null ? [] : [monthsBetween(disbursedOn, chargedOffOn)],
  )
  return {
    firstYear,
    lastYear,
    approvedValues,
    approvedQuantiles: quantiles(ofEra.map((loan) => loan.approved).filter((amount) => !common.has(String(amount)))),
    paidTerms: shares(paid, (loan) => String(loan.termMonths), 40).filter(([value]) => value !== ''),
    revolving: shares(ofEra, (loan) => (loan.isRevolving ? 'Y' : 'N'), 2).filter(([value]) => value !== ''),
    monthsToDisbursement: shares(ofEra, (loan) => disbursementDelay(loan), 20).filter(([value]) => value !== ''),
    monthsToChargeOff: quantiles(months),
    chargedOffShare: quantiles(lost.map((loan) => rounded(Math.min(1, loan.chargedOff / loan.approved)))),
  }
}

function disbursementDelay({ approvedOn, disbursedOn }: Loan): string {
  return disbursedOn === null ? '' : String(Math.max(0, monthsBetween(approvedOn, disbursedOn)))
}

function legalForm(name: string): string {
  const last =
    name
      .toUpperCase()
      .replace(/[^A-Z ]/g, '')
      .split(' ')
      .at(-1) ?? ''
  return ['INC', 'LLC', 'CORP', 'CORPORATION', 'CO', 'LTD', 'COMPANY'].includes(last) ? last : 'INC'
}

/**
 * Shares of the commonest values. Rarer ones, and those of fewer than ten rows, count as the commonest value of their
 * `family`, or as the empty text.
 */
function shares(
  loans: readonly Loan[],
  textOf: (loan: Loan) => string,
  max: number,
  family: (loan: Loan) => string = () => '',
): Share[] {
  const counts = [...countBy(loans, textOf)].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const kept = new Set(counts.filter(([, count], at) => count >= ROWS_MIN && at < max).map(([value]) => value))
  const heads = new Map<string, string>()
  for (const loan of loans)
    if (!heads.has(family(loan)) && kept.has(textOf(loan))) heads.set(family(loan), textOf(loan))
  const rest = family(loans[0] as Loan) === '' ? '' : undefined
  const valueKept = (loan: Loan): string => {
    const value = textOf(loan)
    return kept.has(value) ? value : (rest ?? heads.get(family(loan)) ?? '')
  }
  return [...countBy(loans, valueKept)]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([value, count]) => [value, rounded(count / loans.length)])
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

function shareOf<T>(items: readonly T[], is: (item: T) => boolean): number {
  return rounded(items.filter(is).length / items.length)
}

const STEPS = 20

/** Twenty-one values at equal steps, without the lowest and highest hundredth, and rounded, so that none is that of one row. */
function quantiles(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const at = Math.round((0.01 + (0.98 * step) / STEPS) * (sorted.length - 1))
    return Number((sorted[at] ?? 0).toPrecision(2))
  })
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { loans: { type: 'string' } } })
  if (values.loans === undefined) throw new Error('usage: node samples/generator/calibrate.ts --loans FILE')
  const figures = calibrate(await allLoans(values.loans))
  process.stdout.write(`${formatFigures(figures)}\n`)
}

/** JSON with one line an array of numbers. */
function formatFigures(figures: Figures): string {
  return JSON.stringify(figures, null, 1).replace(
    /\[\s+([^[\]{}]*?)\s+\]/g,
    (_, items: string) => `[${items.replace(/\s+/g, ' ')}]`,
  )
}

if (import.meta.main) await main()
