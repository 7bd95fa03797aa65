import { type BodyRule, ordered } from '../body-rule.ts'
import { code, count, date, group, money, optional, type ValuesOf } from '../field.ts'

/** How the bills of a business utility account were paid in a period. */
export const utilityAccount = {
  service: code('electricity', 'gas', 'water', 'heat', 'telecommunications', 'waste'),
  periodFrom: date,
  periodTo: date,
  paymentsDue: count(10_000),
  paidOnTime: count(10_000),
  paidLate: optional(group({ days1To30: count(10_000), days31To60: count(10_000), days61Plus: count(10_000) })),
  arrears: optional(money),
} as const

export const utilityAccountRules: readonly BodyRule<ValuesOf<typeof utilityAccount>>[] = [
  ordered('periodFrom', 'periodTo'),
  {
    says: 'no more payments are made, on time and late, than are due',
    at: 'paidOnTime',
    holds: ({ paymentsDue, paidOnTime, paidLate }) =>
      paidOnTime + Object.values(paidLate ?? {}).reduce((sum, late) => sum + late, 0) <= paymentsDue,
  },
]
