import { addDays, addMonths, type CalendarDate } from '@goodstanding/core'
import { below, chance, fraction } from '../invent/seeded-draws.ts'
import { type ContractTerms, monthsBetween } from './contract-term.ts'
import type { Enterprise } from './enterprises.ts'
import type { KnownLoan } from './known-on.ts'

/** How late an account was in a month. */
export type MonthStatus = 'dpd_0' | 'dpd_1_30' | 'dpd_31_60' | 'dpd_61_90' | 'dpd_91_plus' | 'charged_off'

/** A loan as its invented bank holds it. What the data lack is generated: see the members' comments. */
export type Account = {
  readonly number: string
  readonly customer: string
  readonly enterprise: Enterprise
  readonly known: KnownLoan
  readonly termMonths: number | null
  /** Generated: what is still owed, in whole dollars; null where the loan is not open. */
  readonly balance: number | null
  /** Generated: what is overdue, in whole dollars; null where the loan is not open. */
  readonly overdue: number | null
  /** Generated. */
  readonly isSecured: boolean
  /** Generated. */
  readonly isForborne: boolean
  /** Generated: months from that of the day back to that of the opening, at most 24; null for loans paid in full. */
  readonly months: readonly MonthStatus[] | null
}

export type AccountContext = {
  readonly day: CalendarDate
  readonly seed: string
  readonly terms: ContractTerms
}

/** Makes the account of a known loan; all that is generated for it agrees with the loan's real days and outcome. */
export function accountOf(
  enterprise: Enterprise,
  known: KnownLoan,
  numbers: { readonly customer: string; readonly account: string },
  { day, seed, terms }: AccountContext,
): Account {
  const { loan, state } = known
  const months = state === 'paid_in_full' ? null : monthStatuses(known, day, seed)
  const termMonths = terms.of(loan, seed).months
  const latest = months?.[0] ?? 'dpd_0'
  return {
    number: numbers.account,
    customer: numbers.customer,
    enterprise,
    known,
    termMonths,
    balance: state === 'open' ? balanceOf(known, termMonths, day, seed) : null,
    overdue: state === 'open' ? overdueOf(loan.approved, termMonths, latest) : null,
    isSecured: chance(loan.approved > 50_000 ? 0.7 : 0.3, seed, loan.id, 'secured'),
    isForborne: state === 'open' && chance(0.02, seed, loan.id, 'forborne'),
    months,
  }
}

const HISTORY_MONTHS = 24
/** How long an account is past due before it is charged off. */
const DAYS_TO_CHARGE_OFF = 180
const LATE_SPELL_SHARE = 0.08

/** A loan that is charged off later was late already where less than 180 days were left; others have few late spells. */
function monthStatuses(known: KnownLoan, day: CalendarDate, seed: string): readonly MonthStatus[] {
  const { loan, openedOn } = known
  const count = Math.min(HISTORY_MONTHS, monthsBetween(openedOn, day) + 1)
  const spell = lateSpell(loan.id, count, seed)
  return Array.from({ length: count }, (_, back) => {
    const at = addMonths(day, -back)
    if (loan.chargedOffOn !== null && loan.chargedOffOn <= at) return 'charged_off'
    return worse(spell.get(back) ?? 'dpd_0', runUp(loan.chargedOffOn, at))
  })
}

function runUp(chargedOffOn: CalendarDate | null, at: CalendarDate): MonthStatus {
  if (chargedOffOn === null || chargedOffOn > addDays(at, DAYS_TO_CHARGE_OFF)) return 'dpd_0'
  let daysLeft = 0
  while (addDays(at, daysLeft + 30) <= chargedOffOn) daysLeft += 30
  const daysPastDue = DAYS_TO_CHARGE_OFF - daysLeft
  if (daysPastDue > 90) return 'dpd_91_plus'
  return daysPastDue > 60 ? 'dpd_61_90' : daysPastDue > 30 ? 'dpd_31_60' : 'dpd_1_30'
}

function lateSpell(id: string, count: number, seed: string): ReadonlyMap<number, MonthStatus> {
  const spell = new Map<number, MonthStatus>()
  if (count < 6 || !chance(LATE_SPELL_SHARE, seed, id, 'late')) return spell
  const last = 1 + below(count - 5, seed, id, 'late from')
  spell.set(last, 'dpd_1_30')
  if (chance(0.5, seed, id, 'late twice')) spell.set(last + 1, 'dpd_31_60').set(last + 2, 'dpd_1_30')
  return spell
}

const ORDER: readonly MonthStatus[] = ['dpd_0', 'dpd_1_30', 'dpd_31_60', 'dpd_61_90', 'dpd_91_plus', 'charged_off']

function worse(a: MonthStatus, b: MonthStatus): MonthStatus {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b
}

/** A term loan is paid back in equal parts; a line is drawn by some share of it. */
function balanceOf({ loan, openedOn }: KnownLoan, term: number | null, day: CalendarDate, seed: string): number {
  if (loan.isRevolving) return Math.round(loan.approved * (0.2 + 0.7 * fraction(seed, loan.id, 'drawn')))
  const left = term === null ? 1 : Math.max(0, 1 - monthsBetween(openedOn, day) / term)
  return Math.round(loan.approved * left)
}

/** One monthly part for each month that it is late. */
function overdueOf(approved: number, term: number | null, latest: MonthStatus): number {
  return Math.round((approved / (term ?? 60)) * Math.min(4, ORDER.indexOf(latest)))
}
