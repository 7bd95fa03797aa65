import { ok, type Result } from '@goodstanding/core'
import { pdOf } from '../calibration/pd-of.ts'
import { comparePrices, type LoanPrice, type PriceFault } from '../price/price-loan.ts'
import type { PricingTerms } from '../price/pricing-terms.ts'
import type { Scorecard } from '../scorecard/scorecard.ts'
import type { AssessedPrice, AssessedRate } from './assessment.ts'
import { ppm, type ScoreVerdict } from './verdict.ts'

/**
 * The loan's price by the file's PD, and by that of an enterprise of which this scorecard knows nothing; null without terms
 * and for a file that has no PD.
 */
export function priceOf(
  scorecard: Scorecard,
  pd: ScoreVerdict['pd'],
  terms: PricingTerms | null,
): Result<AssessedPrice | null, PriceFault> {
  if (pd === null || terms === null) return ok(null)
  const unknown = pdOf(scorecard, scorecard.basePoints)
  const prices = comparePrices({ withRecord: pd.fraction, withoutRecord: unknown.pd }, terms)
  if (!prices.ok) return prices
  const { withRecord, withoutRecord } = prices.value
  return ok({ terms, withRecord: assessedRate(withRecord), withoutRecord: assessedRate(withoutRecord) })
}

function assessedRate({ pd, lines, breakEven, rate }: LoanPrice): AssessedRate {
  return {
    pdPpm: ppm(pd),
    lines: lines.map((each) => ({ line: each.line, ppm: ppm(each.rate) })),
    breakEvenPpm: ppm(breakEven),
    ratePpm: ppm(rate),
  }
}
