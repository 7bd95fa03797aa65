import { type BodyRule, isNothing, ordered } from '../body-rule.ts'
import { checked, code, date, money, optional, type ValuesOf } from '../field.ts'

/** Whether a kind of tax is paid for a period, as a certificate of tax compliance states it. */
export const taxStanding = {
  jurisdiction: checked('jurisdiction'),
  taxKind: code('income', 'value_added', 'sales', 'payroll', 'property', 'franchise', 'all'),
  periodFrom: date,
  periodTo: date,
  status: code('clear', 'arranged', 'arrears'),
  arrears: optional(money),
} as const

export const taxStandingRules: readonly BodyRule<ValuesOf<typeof taxStanding>>[] = [
  ordered('periodFrom', 'periodTo'),
  {
    says: 'who is clear has no arrears',
    at: 'arrears',
    holds: ({ status, arrears }) => status !== 'clear' || isNothing(arrears),
  },
  {
    says: 'who is in arrears owes more than zero',
    at: 'arrears',
    holds: ({ status, arrears }) => status !== 'arrears' || arrears?.minor !== 0,
  },
]
