import type { CalendarDate } from '@goodstanding/core'
import { below } from '../invent/seeded-draws.ts'
import type { Loan } from './loan.ts'

/** Terms are multiples of a year where they are a contract's own. */
const MONTHS_A_YEAR = 12

/**
 * The terms in months that the loans' contracts had. The data cut the term of a loan short where it was charged off, so
 * that an open loan's term would tell what becomes of it: for these the term is generated, drawn from the terms of loans
 * of the same approval year that were paid, among those that had not ended before the charge-off.
 */
export class ContractTerms {
  readonly #paid = new Map<string, number[]>()

  constructor(loans: readonly Loan[]) {
    for (const loan of loans) {
      if (!isWhole(loan)) continue
      const year = yearOf(loan.approvedOn)
      const terms = this.#paid.get(year) ?? []
      terms.push(loan.termMonths)
      this.#paid.set(year, terms)
    }
    for (const terms of this.#paid.values()) terms.sort((a, b) => a - b)
  }

  /** The term of a loan's contract; null where nothing of the kind is known. `isGenerated` where it was drawn. */
  of(loan: Loan, seed: string): { readonly months: number | null; readonly isGenerated: boolean } {
    if (loan.chargedOffOn === null) {
      return { months: loan.termMonths === 0 ? null : loan.termMonths, isGenerated: false }
    }
    const lasted = monthsBetween(loan.disbursedOn ?? loan.approvedOn, loan.chargedOffOn)
    const terms = (this.#paid.get(yearOf(loan.approvedOn)) ?? []).filter((term) => term >= lasted)
    const drawn = terms[below(terms.length, seed, loan.id, 'term')]
    return { months: drawn ?? Math.ceil(lasted / MONTHS_A_YEAR) * MONTHS_A_YEAR, isGenerated: true }
  }
}

function isWhole(loan: Loan): boolean {
  return loan.chargedOffOn === null && loan.termMonths > 0 && loan.termMonths % MONTHS_A_YEAR === 0
}

function yearOf(day: CalendarDate): string {
  return day.slice(0, 4)
}

/** Calendar months from the month of one day to the month of another. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
}
