import { checked, code, date, money, optional } from '../field.ts'

/** Whether a kind of tax is paid for a period, as a certificate of tax compliance states it. */
export const taxStanding = {
  jurisdiction: checked('jurisdiction'),
  taxKind: code('income', 'value_added', 'sales', 'payroll', 'property', 'franchise', 'all'),
  periodFrom: date,
  periodTo: date,
  status: code('clear', 'arranged', 'arrears'),
  arrears: optional(money),
} as const
