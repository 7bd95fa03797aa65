import { code, count, date, flag, list, money, optional } from '../field.ts'

/**
 * One credit account (a tradeline, as bureaus call it). Lateness is days past due (Metro 2 account status bands);
 * `statusByMonth` goes back from the month of `asOf`, newest first, at most 24 months.
 */
export const tradeline = {
  kind: code('term_loan', 'revolving', 'lease', 'card', 'trade_credit'),
  openedOn: date,
  closedOn: optional(date),
  originalTermMonths: optional(count(600)),
  originalAmount: optional(money),
  balance: optional(money),
  overdueAmount: optional(money),
  secured: optional(flag),
  publicGuarantee: optional(flag),
  forborne: optional(flag),
  defaultDefinition: optional(code('dpd_90', 'dpd_180', 'charge_off', 'unlikely_to_pay')),
  defaultedOn: optional(date),
  statusByMonth: optional(
    list(code('dpd_0', 'dpd_1_30', 'dpd_31_60', 'dpd_61_90', 'dpd_91_plus', 'charged_off', 'not_reported'), 24),
  ),
  chargedOffAmount: optional(money),
  closedHow: optional(code('paid_in_full', 'refinanced', 'settled_for_less', 'charged_off', 'sold', 'cancelled')),
  soldOn: optional(date),
} as const
