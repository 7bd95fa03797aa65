import { type BodyRule, isNothing, ordered } from '../body-rule.ts'
import { code, count, date, flag, list, money, optional, signedMoney, type ValuesOf } from '../field.ts'

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
  /** Below zero where the enterprise has paid more than it owed. */
  balance: optional(signedMoney),
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

export const tradelineRules: readonly BodyRule<ValuesOf<typeof tradeline>>[] = [
  ordered('openedOn', 'closedOn'),
  ordered('openedOn', 'defaultedOn'),
  ordered('openedOn', 'soldOn'),
  {
    says: 'what is paid in full has neither balance nor overdue amount',
    at: 'closedHow',
    holds: ({ closedHow, balance, overdueAmount }) =>
      closedHow !== 'paid_in_full' || (isNothing(balance) && isNothing(overdueAmount)),
  },
  {
    says: 'what is charged off has a day of default or closing, or is said to be closed',
    at: 'chargedOffAmount',
    holds: ({ chargedOffAmount, defaultedOn, closedOn, closedHow }) =>
      isNothing(chargedOffAmount) || (defaultedOn ?? closedOn ?? closedHow) !== undefined,
  },
]
