import { type BodyRule, isNothing, ordered, sumOf } from '../body-rule.ts'
import { checked, count, date, group, money, optional, type ValuesOf } from '../field.ts'

/** How invoices of one supplier were paid in a period: sums by bucket of days beyond terms (DBT). */
export const tradePayments = {
  periodFrom: date,
  periodTo: date,
  supplierActivity: optional(checked('activity')),
  invoices: count(10_000_000),
  invoiced: money,
  paid: group({
    withinTerms: money,
    dbt1To30: money,
    dbt31To60: money,
    dbt61To90: money,
    dbt91Plus: money,
    unpaid: money,
  }),
} as const

export const tradePaymentsRules: readonly BodyRule<ValuesOf<typeof tradePayments>>[] = [
  ordered('periodFrom', 'periodTo'),
  {
    says: 'the buckets of paid, unpaid among them, add up to invoiced',
    at: 'paid',
    holds: ({ paid, invoiced }) => sumOf(Object.values(paid)) === invoiced.minor,
  },
  {
    says: 'without invoices nothing is invoiced',
    at: 'invoiced',
    holds: ({ invoices, invoiced }) => invoices > 0 || isNothing(invoiced),
  },
]
