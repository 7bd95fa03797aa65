import { type BodyRule, ordered } from '../body-rule.ts'
import { checked, code, count, date, dueDate, flag, money, optional, signedMoney, type ValuesOf } from '../field.ts'

/** Figures of filed annual accounts (Directive 2013/34/EU, annexes III to VI, in the fewest lines that ratios need). */
export const accounts = {
  periodFrom: date,
  periodTo: date,
  standard: code('ifrs', 'local'),
  standardCountry: optional(checked('country')),
  basis: code('solo', 'consolidated'),
  turnover: optional(signedMoney),
  totalAssets: optional(money),
  equity: optional(signedMoney),
  currentAssets: optional(money),
  currentLiabilities: optional(money),
  debt: optional(money),
  interestPaid: optional(money),
  debtServiceDue: optional(money),
  operatingResult: optional(signedMoney),
  netResult: optional(signedMoney),
  employees: optional(count(10_000_000)),
  audited: optional(flag),
  filedOn: optional(date),
  dueOn: optional(dueDate),
} as const

export const accountsRules: readonly BodyRule<ValuesOf<typeof accounts>>[] = [
  ordered('periodFrom', 'periodTo'),
  ordered('periodTo', 'filedOn'),
  ordered('periodTo', 'dueOn'),
  {
    says: 'a local standard names its country, and IFRS none',
    at: 'standardCountry',
    holds: ({ standard, standardCountry }) => (standard === 'local') === (standardCountry !== undefined),
  },
]
