import type { CalendarDate } from '@goodstanding/core'
import { type EntityKind, inventName } from '../invent/names.ts'
import { UniqueTexts } from '../invent/unique-texts.ts'
import type { Loan } from './loan.ts'
import { normalName } from './normal-name.ts'

/** A borrower of the source, under an invented name. Its loans are those of one normalised name, town and state. */
export type Enterprise = {
  /** Of the source: never written. */
  readonly key: string
  readonly state: string
  readonly name: string
  readonly kind: EntityKind
  readonly naics: string
  readonly isNewBusiness: boolean
  readonly firstApprovedOn: CalendarDate
  readonly loans: readonly Loan[]
}

/** The states' acts on limited liability companies came in force in 1994: an older borrower is a corporation. */
const FIRST_LLC_YEAR = '1995'

/** Groups the loans by borrower, in the order of the borrowers' keys, and invents their names; none is a real one. */
export function groupEnterprises(loans: readonly Loan[], seed: string): readonly Enterprise[] {
  const byBorrower = new Map<string, Loan[]>()
  const real = new Set<string>()
  for (const loan of loans) {
    const key = borrowerKey(loan)
    byBorrower.set(key, [...(byBorrower.get(key) ?? []), loan])
    real.add(normalName(loan.name)).add(normalName(loan.bank))
  }
  const names = new UniqueTexts((name) => real.has(normalName(name)))
  return [...byBorrower.keys()].sort().map((key) => enterpriseOf(key, byBorrower.get(key) ?? [], seed, names))
}

/** Whose loan it is: normalised name, town and state. */
export function borrowerKey(loan: Loan): string {
  return [normalName(loan.name), loan.city.toUpperCase(), loan.state].join('|')
}

function enterpriseOf(key: string, found: readonly Loan[], seed: string, names: UniqueTexts): Enterprise {
  const loans = found.toSorted((a, b) => (a.approvedOn + a.id < b.approvedOn + b.id ? -1 : 1))
  const [first] = loans
  if (first === undefined) throw new Error('a borrower without loans')
  const isLlc = loans.some((loan) => /\bL\.? ?L\.? ?C\b/i.test(loan.name)) && first.approvedOn >= FIRST_LLC_YEAR
  const kind = isLlc ? 'llc' : 'corporation'
  const naics = loans.findLast((loan) => loan.naics !== '')?.naics ?? ''
  return {
    key,
    state: first.state,
    name: names.next((attempt) => inventName(kind, naics, seed, key, attempt)),
    kind,
    naics,
    isNewBusiness: first.isNewBusiness,
    firstApprovedOn: first.approvedOn,
    loans,
  }
}
