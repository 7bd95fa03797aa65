import type { RecordType } from '../records/record-types.ts'
import { CORE_TYPES, RECORD_TYPES } from '../records/record-types.ts'

export const PURPOSES = ['credit_application', 'credit_review', 'credit_insurance', 'trade_terms', 'own_copy'] as const

export type Purpose = (typeof PURPOSES)[number]

/** Hard maxima of a purpose. Days are of 24 hours, months of the calendar. */
export type PurposeLimits = {
  /** From `notBefore` to `expires`. */
  readonly term: { readonly days: number } | { readonly months: number }
  /** Reads of each provider. */
  readonly reads: number
  /** Least days between two reads of one provider; 0 where there is no such rule. */
  readonly daysBetweenReads: number
  /** From `notBefore` to `keepUntil`; null where the reader is the enterprise itself. */
  readonly keepMonths: number | null
  readonly types: readonly RecordType[]
  /** Types that are always asked. */
  readonly always: readonly RecordType[]
}

/** The closed table of what a report may be read for (Regulation B and the FCRA's permissible purposes, narrowed). */
export const PURPOSE_LIMITS: { readonly [P in Purpose]: PurposeLimits } = {
  credit_application: {
    term: { days: 90 },
    reads: 3,
    daysBetweenReads: 0,
    keepMonths: 13,
    types: RECORD_TYPES,
    always: CORE_TYPES,
  },
  credit_review: {
    term: { months: 13 },
    reads: 13,
    daysBetweenReads: 28,
    keepMonths: 13,
    types: RECORD_TYPES,
    always: CORE_TYPES,
  },
  credit_insurance: {
    term: { months: 13 },
    reads: 13,
    daysBetweenReads: 28,
    keepMonths: 13,
    types: [...CORE_TYPES, 'accounts', 'trade_payments', 'tax_standing'],
    always: CORE_TYPES,
  },
  trade_terms: {
    term: { days: 30 },
    reads: 1,
    daysBetweenReads: 0,
    keepMonths: 6,
    types: ['registration', 'insolvency', 'judgment', 'trade_payments'],
    always: [],
  },
  own_copy: {
    term: { months: 12 },
    reads: 366,
    daysBetweenReads: 0,
    keepMonths: null,
    types: RECORD_TYPES,
    always: [],
  },
}
