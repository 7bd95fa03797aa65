import { addMonths, type CalendarDate } from '@goodstanding/core'
import type { Loan } from './loan.ts'

/**
 * Why a loan is in no bank's file. The data tell each loan's end, the files only what was known on the day:
 * - `approved_later`, `disbursed_later`: the account was not open yet;
 * - `disbursement_unknown`: an account's first day is never guessed;
 * - `status_contradicts`: said to be paid in full, yet charged off by the day. No bank may publish a default that its
 *   own status denies;
 * - `ended_long_ago`: paid in full, and its contract ended more than six years before. It is past retention on any
 *   closing day, but the closing day is not in the data, so a record of it would never expire.
 */
export const LEFT_OUT = [
  'approved_later',
  'disbursed_later',
  'disbursement_unknown',
  'status_contradicts',
  'ended_long_ago',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/**
 * What was known of a loan on a day. Open: nobody knew its end yet, whatever became of it. Paid: its contract had ended
 * and it is said to be paid in full; on which day is not in the data. A charge-off of more than six years ago is still in
 * the bank's books: it stays in the file, and the node refuses it as past its retention.
 */
export type KnownLoan = {
  readonly loan: Loan
  readonly openedOn: CalendarDate
  readonly state: 'open' | 'paid_in_full' | 'charged_off'
}

const RETENTION_MONTHS = 72

/** What of a loan was known at the end of the day. */
export function knownOn(day: CalendarDate, loan: Loan): KnownLoan | LeftOut {
  if (loan.approvedOn > day) return 'approved_later'
  const openedOn = loan.disbursedOn
  if (openedOn === null) return 'disbursement_unknown'
  if (openedOn > day) return 'disbursed_later'

  const isChargedOff = loan.chargedOffOn !== null && loan.chargedOffOn <= day
  if (loan.finalStatus === 'charged_off') return { loan, openedOn, state: isChargedOff ? 'charged_off' : 'open' }
  if (isChargedOff) return 'status_contradicts'
  // Said to be paid in full and charged off after the day: on the day it was open, by either reading.
  if (loan.chargedOffOn !== null) return { loan, openedOn, state: 'open' }

  const contractEnd = addMonths(openedOn, loan.termMonths)
  if (contractEnd > day) return { loan, openedOn, state: 'open' }
  return addMonths(contractEnd, RETENTION_MONTHS) <= day ? 'ended_long_ago' : { loan, openedOn, state: 'paid_in_full' }
}
