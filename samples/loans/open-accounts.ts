import type { CalendarDate } from '@goodstanding/core'
import { digits } from '../invent/seeded-draws.ts'
import { UniqueTexts } from '../invent/unique-texts.ts'
import { type Account, accountOf } from './account.ts'
import { assignBanks } from './assign-banks.ts'
import type { Bank } from './banks/bank.ts'
import { ContractTerms } from './contract-term.ts'
import type { Enterprise } from './enterprises.ts'
import { knownOn, type LeftOut } from './known-on.ts'
import type { Loan } from './loan.ts'

/** Which accounts the banks hold, by member and by enterprise key, and what was left out, by reason. */
export type OpenedAccounts = {
  readonly byMember: ReadonlyMap<string, readonly Account[]>
  readonly byEnterprise: ReadonlyMap<string, readonly HeldAccount[]>
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
}

export type HeldAccount = Account & { readonly member: string }

type Options = { readonly banks: readonly Bank[]; readonly day: CalendarDate; readonly seed: string }

/** Opens an account at an invented bank for each loan that was known on the day; customers have numbers of that bank. */
export function openAccounts(
  loans: readonly Loan[],
  enterprises: readonly Enterprise[],
  { banks, day, seed }: Options,
): OpenedAccounts {
  const assigned = assignBanks(
    loans,
    banks.map(({ member }) => member),
    seed,
  )
  const context = { day, seed, terms: new ContractTerms(loans) }
  const numbering = new Map(banks.map((bank) => [bank.member, new Numbering(bank, seed)]))
  const byEnterprise = new Map<string, HeldAccount[]>()
  const leftOut: Partial<Record<LeftOut, number>> = {}
  for (const enterprise of enterprises) {
    for (const loan of enterprise.loans) {
      const known = knownOn(day, loan)
      if (typeof known === 'string') {
        leftOut[known] = (leftOut[known] ?? 0) + 1
        continue
      }
      const member = assigned.get(loan.bank) ?? ''
      const numbers = numbering.get(member)
      if (numbers === undefined) throw new Error('a loan of no bank')
      const given = { customer: numbers.customer(enterprise.key), account: numbers.account(loan.id) }
      const account = { ...accountOf(enterprise, known, given, context), member }
      byEnterprise.set(enterprise.key, [...(byEnterprise.get(enterprise.key) ?? []), account])
    }
  }
  return { byEnterprise, leftOut, byMember: byMember([...byEnterprise.values()].flat(), banks) }
}

/** Ordered by account number, which says nothing about the order of the source. */
function byMember(accounts: readonly HeldAccount[], banks: readonly Bank[]): ReadonlyMap<string, readonly Account[]> {
  const grouped = Map.groupBy(accounts, ({ member }) => member)
  return new Map(
    banks.map(({ member }) => [member, (grouped.get(member) ?? []).toSorted((a, b) => (a.number < b.number ? -1 : 1))]),
  )
}

/** One bank's numbers: a customer keeps its own, and no two have the same. */
class Numbering {
  readonly #bank: Bank
  readonly #seed: string
  readonly #customers = new Map<string, string>()
  readonly #texts = new UniqueTexts()

  constructor(bank: Bank, seed: string) {
    this.#bank = bank
    this.#seed = seed
  }

  customer(key: string): string {
    const known = this.#customers.get(key)
    if (known !== undefined) return known
    const { member, customerNumber } = this.#bank
    const number = this.#texts.next((attempt) =>
      customerNumber(digits(8, this.#seed, member, 'customer', key, attempt)),
    )
    this.#customers.set(key, number)
    return number
  }

  account(id: string): string {
    const { member, accountNumber } = this.#bank
    return this.#texts.next((attempt) => accountNumber(digits(11, this.#seed, member, 'account', id, attempt)))
  }
}
