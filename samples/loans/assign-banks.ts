import { fraction } from '../invent/seeded-draws.ts'
import { borrowerKey } from './enterprises.ts'
import type { Loan } from './loan.ts'

/** No invented bank takes more than this share of the loans, but for what its largest real bank brings alone. */
const SHARE_MAX = 0.32

/**
 * Which invented bank each real bank's loans go to. A bank's name and the seed give its order of preference; it gets the
 * first that has room and that none of the banks it shares borrowers with went to, so that a borrower of several real
 * banks is a customer of as many invented ones. The largest banks choose first.
 */
export function assignBanks(
  loans: readonly Loan[],
  members: readonly string[],
  seed: string,
): ReadonlyMap<string, string> {
  const sizes = new Map<string, number>()
  for (const { bank } of loans) sizes.set(bank, (sizes.get(bank) ?? 0) + 1)
  const neighbours = banksWithSharedBorrowers(loans)
  const taken = new Map<string, number>()
  const assigned = new Map<string, string>()
  const largestFirst = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1))
  for (const [bank, size] of largestFirst) {
    const preferred = members.toSorted((a, b) => fraction(seed, bank, a) - fraction(seed, bank, b))
    const avoided = new Set([...(neighbours.get(bank) ?? [])].map((neighbour) => assigned.get(neighbour)))
    const withRoom = preferred.filter((member) => hasRoom(taken.get(member) ?? 0, size, loans.length))
    const chosen = withRoom.find((member) => !avoided.has(member)) ?? withRoom[0] ?? preferred[0] ?? ''
    assigned.set(bank, chosen)
    taken.set(chosen, (taken.get(chosen) ?? 0) + size)
  }
  return assigned
}

function hasRoom(taken: number, size: number, all: number): boolean {
  return taken === 0 || (taken + size) / all <= SHARE_MAX
}

function banksWithSharedBorrowers(loans: readonly Loan[]): ReadonlyMap<string, ReadonlySet<string>> {
  const banksOf = new Map<string, Set<string>>()
  for (const loan of loans) {
    const key = borrowerKey(loan)
    banksOf.set(key, (banksOf.get(key) ?? new Set()).add(loan.bank))
  }
  const neighbours = new Map<string, Set<string>>()
  for (const banks of banksOf.values()) {
    if (banks.size < 2) continue
    for (const bank of banks) {
      const known = neighbours.get(bank) ?? new Set()
      for (const other of banks) if (other !== bank) known.add(other)
      neighbours.set(bank, known)
    }
  }
  return neighbours
}
