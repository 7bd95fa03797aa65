import { addDays, type CalendarDate } from '@goodstanding/core'
import type { LetterFacts } from './letter-facts.ts'

/**
 * The two sets of rules for business credit, 12 CFR 1002.9(a)(3): `small` by (i), for enterprises with gross revenues up to
 * 1,000,000 dollars in their last fiscal year; `large` by (ii), for those above, and for trade credit, factoring and the like.
 */
export type LetterRegime = 'small' | 'large'

/** The days that follow from the facts. */
export type LetterDeadlines = {
  /** The last day for the notice: a limit for small ones, for large ones what certainly counts as a reasonable time. */
  readonly noticeDueOn: CalendarDate
  readonly isNoticeLate: boolean
  /** The last day on which a request for the reasons must be honoured. */
  readonly reasonsUntil: CalendarDate
  /** How long the answer to such a request may take. */
  readonly reasonsWithinDays: number
  /** Of a counteroffer: the day after which silence is a refusal. */
  readonly offerUntil: CalendarDate | null
}

/** The size up to which the rules for small enterprises apply. */
export const SMALL_REVENUES_USD = 1_000_000

/** Revenues that are not known count as small: a creditor may treat all business credit so (comment 9(a)(3)-4). */
export function letterRegime({ kind, grossRevenuesUsd }: LetterFacts): LetterRegime {
  return kind === 'trade_credit' || (grossRevenuesUsd ?? 0) > SMALL_REVENUES_USD ? 'large' : 'small'
}

/** Days by 12 CFR 1002.9: (a)(1)(i) to (iv) for the notice and the offer, (a)(2)(ii) and (a)(3)(ii)(B) for the reasons. */
export function letterDeadlines(facts: LetterFacts): LetterDeadlines {
  const noticeDueOn = addDays(facts.completedOn ?? facts.actionOn, NOTICE_DAYS)
  return {
    noticeDueOn,
    isNoticeLate: facts.letterOn > noticeDueOn,
    reasonsUntil: addDays(facts.letterOn, REQUEST_DAYS),
    reasonsWithinDays: ANSWER_DAYS,
    offerUntil: facts.action === 'counteroffer' ? addDays(facts.letterOn, OFFER_DAYS) : null,
  }
}

const NOTICE_DAYS = 30
const REQUEST_DAYS = 60
const ANSWER_DAYS = 30
const OFFER_DAYS = 90
