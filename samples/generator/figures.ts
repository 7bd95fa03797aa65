import { readFileSync } from 'node:fs'

/** A value and how often it occurs, as a share of 1. */
export type Share = readonly [value: string, share: number]

/** How loans approved in some years are: shares and quantiles (at equal steps from the least to the greatest). */
export type EraFigures = {
  readonly firstYear: number
  readonly lastYear: number
  /** The commonest amounts; all others are drawn between the quantiles. */
  readonly approvedValues: readonly Share[]
  readonly approvedQuantiles: readonly number[]
  readonly paidTerms: readonly Share[]
  readonly revolving: readonly Share[]
  readonly monthsToDisbursement: readonly Share[]
  readonly monthsToChargeOff: readonly number[]
  /** What of the approved amount was charged off. */
  readonly chargedOffShare: readonly number[]
}

export type YearFigures = {
  readonly year: number
  readonly share: number
  readonly chargeOffRate: number
  /** Days of the fiscal year, counted from its first, between which loans were approved. */
  readonly days: readonly [number, number]
}

/** Aggregate figures of the real loans: no row and no name is in them. */
export type Figures = {
  readonly source: string
  readonly rows: number
  readonly years: readonly YearFigures[]
  readonly eras: readonly EraFigures[]
  readonly states: readonly Share[]
  readonly industries: readonly Share[]
  readonly legalForms: readonly Share[]
  readonly newBusiness: number
  /** Shares of the largest banks, then how many others there are. */
  readonly banks: { readonly largest: readonly number[]; readonly others: number }
  /** Rows said to be paid in full that have a charge-off date, and rows without a day of disbursement. */
  readonly contradictory: number
  readonly undisbursed: number
}

/** The committed figures, as `calibrate.ts` computed them. */
export function readFigures(): Figures {
  return JSON.parse(readFileSync(new URL('figures.json', import.meta.url), 'utf8'))
}
