import { addDays, addMonths, type CalendarDate, parseDate } from '@goodstanding/core'
import { coinedWord, inventName } from '../invent/names.ts'
import { below, chance, digits, fraction } from '../invent/seeded-draws.ts'
import type { RawLoan } from '../loans/parse-loan.ts'
import type { EraFigures, Figures, Share, YearFigures } from './figures.ts'

/** Which row is made: of a borrower of its own, or the n-th loan of a borrower of several banks. */
export type RowPlan = {
  readonly seed: string
  readonly id: string
  readonly several: { readonly borrower: string; readonly loan: number } | null
}

/** One loan as the public data would tell it. */
export function generateRow({ seed, id, several }: RowPlan, figures: Figures): RawLoan {
  const draw = (what: string): number => fraction(seed, id, what)
  const recent = figures.years.filter(({ year }) => year >= 2004)
  const year = drawYear(several === null ? figures.years : recent, draw('year'))
  const era = eraOf(figures, year.year)
  const approvedOn = addDays(firstDay(year.year), year.days[0] + Math.floor(draw('day') * span(year)))
  const disbursedOn = lastOfMonth(addMonths(approvedOn, Number(drawShare(era.monthsToDisbursement, draw('disbursed')))))
  const isLost = draw('lost') < year.chargeOffRate
  const isContradictory = !isLost && draw('contradictory') < figures.contradictory
  const chargedOffOn =
    isLost || isContradictory ? addDays(addMonths(disbursedOn, monthsToLoss(era, draw)), below(28, seed, id)) : null
  const approved = drawAmount(era, draw)
  const lostShare = between(era.chargedOffShare, draw('loss'))
  const naics = drawShare(figures.industries, draw('naics'))
  const borrower = several?.borrower ?? id
  return {
    LoanNr_ChkDgt: digits(10, seed, id, 'loan'),
    Name: borrowerName(seed, borrower, figures),
    City: `${coinedWord(seed, borrower, 'city').toUpperCase()}`,
    State: several === null ? drawShare(figures.states, draw('state')) : 'CA',
    Zip: digits(5, seed, borrower, 'zip'),
    Bank: bankName(seed, drawBank(figures, draw('bank'), several?.loan ?? null)),
    BankState: '',
    NAICS: (several === null ? naics : drawShare(figures.industries, fraction(seed, borrower, 'naics'))) || '0',
    ApprovalDate: usDate(approvedOn),
    ApprovalFY: String(year.year),
    Term: chargedOffOn === null ? termOf(era, draw, several !== null) : String(monthsFrom(disbursedOn, chargedOffOn)),
    NoEmp: String(1 + Math.floor(60 * draw('employees') ** 4)),
    NewExist: draw('new') < figures.newBusiness ? '2' : '1',
    CreateJob: '0',
    RetainedJob: '0',
    FranchiseCode: '1',
    UrbanRural: '0',
    RevLineCr: drawShare(era.revolving, draw('revolving')),
    LowDoc: 'N',
    ChgOffDate: chargedOffOn === null ? '' : shortDate(chargedOffOn),
    DisbursementDate: draw('undisbursed') < figures.undisbursed ? '' : usDate(disbursedOn),
    DisbursementGross: String(approved),
    MIS_Status: isLost ? 'CHGOFF' : 'P I F',
    ChgOffPrinGr: chargedOffOn === null ? '0' : String(Math.round(approved * lostShare)),
    GrAppv: String(approved),
    SBA_Appv: String(Math.round(approved / 2)),
  }
}

function drawYear(years: readonly YearFigures[], at: number): YearFigures {
  const all = years.reduce((sum, { share }) => sum + share, 0)
  let left = at * all
  for (const year of years) {
    left -= year.share
    if (left < 0) return year
  }
  const last = years.at(-1)
  if (last === undefined) throw new Error('figures without years')
  return last
}

function eraOf(figures: Figures, year: number): EraFigures {
  const era = figures.eras.find(({ firstYear, lastYear }) => year >= firstYear && year <= lastYear)
  if (era === undefined) throw new Error('a year outside the figures')
  return era
}

function drawShare(shares: readonly Share[], at: number): string {
  let left = at * shares.reduce((sum, [, share]) => sum + share, 0)
  for (const [value, share] of shares) {
    left -= share
    if (left < 0) return value
  }
  return shares.at(-1)?.[0] ?? ''
}

type Draw = (what: string) => number

/** One of the common amounts, or one between two quantiles of the others, in whole hundreds. */
function drawAmount(era: EraFigures, draw: Draw): number {
  const common = era.approvedValues.reduce((sum, [, share]) => sum + share, 0)
  if (draw('common') < common) return Number(drawShare(era.approvedValues, draw('amount')))
  return Math.max(100, Math.round(between(era.approvedQuantiles, draw('amount')) / 100) * 100)
}

function between(quantiles: readonly number[], at: number): number {
  const place = at * (quantiles.length - 1)
  const low = quantiles[Math.floor(place)] ?? 0
  const high = quantiles[Math.ceil(place)] ?? low
  return low + (high - low) * (place - Math.floor(place))
}

function monthsToLoss(era: EraFigures, draw: Draw): number {
  return Math.max(1, Math.round(between(era.monthsToChargeOff, draw('months'))))
}

/** For years with too few paid loans to have figures. */
const TERM_DEFAULT = '84'

/** Loans of the borrowers of several banks have terms that had not ended by 2007. */
function termOf(era: EraFigures, draw: Draw, isLong: boolean): string {
  const terms = isLong ? era.paidTerms.filter(([months]) => Number(months) >= 60) : era.paidTerms
  return terms.length === 0 ? TERM_DEFAULT : drawShare(terms, draw('term'))
}

/** The number of a bank: the largest have the shares of the real ones; each loan of one borrower is at another. */
function drawBank({ banks }: Figures, at: number, loan: number | null): string {
  if (loan !== null) return String(loan)
  let left = at
  for (const [bank, share] of banks.largest.entries()) {
    left -= share
    if (left < 0) return String(bank)
  }
  return String(banks.largest.length + Math.floor(fraction(String(at)) * banks.others))
}

function bankName(seed: string, bank: string): string {
  return `${coinedWord(seed, 'bank', bank)} ${Number(bank) % 2 === 0 ? 'National Bank' : 'Savings Bank'}`.toUpperCase()
}

function borrowerName(seed: string, borrower: string, figures: Figures): string {
  const form = drawShare(figures.legalForms, fraction(seed, borrower, 'form'))
  const name = inventName('llc', '', seed, 'generated', borrower).replace(/ LLC$/, ` ${form}`)
  return chance(0.7, seed, borrower, 'capitals') ? name.toUpperCase() : name
}

function firstDay(fiscalYear: number): CalendarDate {
  const day = parseDate(`${fiscalYear - 1}-10-01`)
  if (!day.ok) throw new Error('a year that is not in the calendar')
  return day.value
}

function span({ days }: YearFigures): number {
  return days[1] - days[0] + 1
}

function lastOfMonth(day: CalendarDate): CalendarDate {
  const first = addDays(day, 1 - Number(day.slice(8)))
  return addDays(addMonths(first, 1), -1)
}

function monthsFrom(from: CalendarDate, to: CalendarDate): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
}

function usDate(day: CalendarDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${month}/${date}/${year}`
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

function shortDate(day: CalendarDate): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)}-${MONTHS.slice(Number(month) * 3 - 3, Number(month) * 3)}-${year.slice(2)}`
}
