import { checked, code, count, date, flag, money, optional } from '../field.ts'

/** Figures of filed annual accounts (Directive 2013/34/EU, annexes III to VI, in the fewest lines that ratios need). */
export const accounts = {
  periodFrom: date,
  periodTo: date,
  standard: code('ifrs', 'local'),
  standardCountry: optional(checked('country')),
  basis: code('solo', 'consolidated'),
  turnover: optional(money),
  totalAssets: optional(money),
  equity: optional(money),
  currentAssets: optional(money),
  currentLiabilities: optional(money),
  debt: optional(money),
  interestPaid: optional(money),
  debtServiceDue: optional(money),
  operatingResult: optional(money),
  netResult: optional(money),
  employees: optional(count(10_000_000)),
  audited: optional(flag),
  filedOn: optional(date),
  dueOn: optional(date),
} as const
