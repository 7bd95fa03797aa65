import { checked, count, date, group, money, optional } from '../field.ts'

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
