import type { CalendarDate } from '@goodstanding/core'
import type { EntityKind } from '../invent/names.ts'
import { BANKS } from './banks/all-banks.ts'
import type { HeldAccount, OpenedAccounts } from './open-accounts.ts'
import type { PublicOffices } from './public-offices.ts'
import { type Entry, entryOf } from './registries/entry.ts'

/** An enterprise that a demo can be about: where it is known, and by which customer number, to give it claim codes. */
export type Candidate = {
  readonly name: string
  readonly kind: EntityKind
  readonly state: string
  readonly registry: {
    readonly member: string
    readonly authority: string
    readonly number: string
    readonly customer: string
  }
  readonly taxOffice: { readonly member: string; readonly customer: string }
  readonly banks: readonly BankRelation[]
}

/** Of one bank: its loans, how many are open, and in how many of the months that it exports one was late. */
export type BankRelation = {
  readonly member: string
  readonly customer: string
  readonly loans: number
  readonly openLoans: number
  readonly lateMonths: number
  readonly isLateNow: boolean
}

/** The move of the main enterprise to another state: its old entry ended, and its new one with what it was before. */
export type Move = {
  readonly on: CalendarDate
  readonly from: {
    readonly member: string
    readonly authority: string
    readonly number: string
    readonly customer: string
  }
  readonly to: {
    readonly member: string
    readonly authority: string
    readonly number: string
    readonly customer: string
  }
  readonly oldEntry: Entry
  readonly newEntry: Entry
}

const CANDIDATES_MAX = 20

/**
 * Enterprises of the state in good standing that borrowed from the most banks, the most interesting first: a late spell
 * that is over, then one that is not, then none.
 */
export function findCandidates(offices: PublicOffices, accounts: OpenedAccounts): readonly Candidate[] {
  return offices.entries
    .filter(({ status, defaultedOn }) => status === 'registered' && defaultedOn === null)
    .map((entry) => candidateOf(entry, offices, accounts.byEnterprise.get(entry.enterprise.key) ?? []))
    .filter(({ banks }) => banks.length > 1)
    .sort((a, b) => b.banks.length - a.banks.length || interest(b) - interest(a) || (a.name < b.name ? -1 : 1))
    .slice(0, CANDIDATES_MAX)
}

/** What the registries say once the candidate has moved. */
export function moveOf(
  candidate: Candidate,
  from: PublicOffices,
  to: PublicOffices,
  { day, seed }: { readonly day: CalendarDate; readonly seed: string },
): Move {
  const old = from.entries.find(({ number }) => number === candidate.registry.number)
  if (old === undefined) throw new Error('a candidate without an entry')
  const { member, authority, state } = to.registry
  const made = entryOf(old.enterprise, { state, day, seed: `${seed} moved`, numbers: to.numbers })
  const movedFrom = { registry: from.registry.authority, number: old.number, on: day }
  return {
    on: day,
    from: candidate.registry,
    to: { member, authority, number: made.number, customer: made.number },
    oldEntry: { ...old, status: 'moved_away', endedOn: day },
    newEntry: { ...made, incorporatedOn: old.incorporatedOn, movedFrom },
  }
}

function candidateOf(entry: Entry, offices: PublicOffices, held: readonly HeldAccount[]): Candidate {
  const { enterprise, number } = entry
  const { member, authority } = offices.registry
  const customer = offices.taxNumbers.get(enterprise.key) ?? ''
  return {
    name: enterprise.name,
    kind: enterprise.kind,
    state: enterprise.state,
    registry: { member, authority, number, customer: number },
    taxOffice: { member: offices.taxOffice.member, customer },
    banks: [...Map.groupBy(held, (account) => account.member)].map(([bank, ofBank]) => relationOf(bank, ofBank)),
  }
}

function relationOf(member: string, held: readonly HeldAccount[]): BankRelation {
  const isLate = (status: string | undefined): boolean => status?.startsWith('dpd_') === true && status !== 'dpd_0'
  const hasHistory = BANKS.some((bank) => bank.member === member && bank.hasHistory)
  const history = hasHistory ? held.map(({ months }) => months ?? []) : []
  return {
    member,
    customer: held[0]?.customer ?? '',
    loans: held.length,
    openLoans: held.filter(({ known }) => known.state === 'open').length,
    lateMonths: history.flat().filter(isLate).length,
    isLateNow: history.some(([latest]) => isLate(latest)),
  }
}

function interest({ banks }: Candidate): number {
  if (banks.every(({ openLoans }) => openLoans === 0)) return 0
  if (banks.some(({ isLateNow }) => isLateNow)) return 2
  return banks.some(({ lateMonths }) => lateMonths > 0) ? 3 : 1
}
