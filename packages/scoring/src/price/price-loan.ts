import { fail, ok, type Result } from '@goodstanding/core'
import { irbCorporateCapital } from './capital-charge.ts'
import { checkPricingTerms, type PricingTerms, type PricingTermsFault } from './pricing-terms.ts'

/** What a rate is made of, in the order in which it is shown. */
export const PRICE_LINES = ['funding', 'operating', 'capital_charge', 'expected_loss', 'margin'] as const
export type PriceLine = (typeof PRICE_LINES)[number]

/** A loan's yearly rate, as fractions; `rate` is the sum of its lines. */
export type LoanPrice = {
  readonly pd: number
  /** Capital held per unit lent. */
  readonly capital: number
  readonly lines: readonly { readonly line: PriceLine; readonly rate: number }[]
  /** The rate at which the lender earns its hurdle and nothing more: all lines but the margin. */
  readonly breakEven: number
  readonly rate: number
}

export type PriceFault = PricingTermsFault | 'pd_range' | 'loss_is_certain'

/** The rate of a loan to an enterprise with this probability of default within a year. */
export function priceLoan(pd: number, terms: PricingTerms): Result<LoanPrice, PriceFault> {
  const checked = checkPricingTerms(terms)
  if (!checked.ok) return checked
  if (!(pd >= 0 && pd <= 1)) return fail('pd_range', 'pd')
  const loss = pd * terms.lgd
  if (loss >= 1) return fail('loss_is_certain', 'pd')

  const capital = capitalOf(pd, terms)
  // Owners put up the capital and it earns the risk-free rate meanwhile; the loan pays the rest of what they ask.
  const capitalCharge = capital * (terms.hurdle - terms.riskFree)
  const cost = terms.funding + terms.operating + capitalCharge
  const expectedLoss = terms.expectedLoss === 'linear' ? loss : exactLoss(cost, loss)
  const breakEven = cost + expectedLoss
  const rates: { readonly [line in PriceLine]: number } = {
    funding: terms.funding,
    operating: terms.operating,
    capital_charge: capitalCharge,
    expected_loss: expectedLoss,
    margin: terms.margin,
  }
  const lines = PRICE_LINES.map((line) => ({ line, rate: rates[line] }))
  return ok({ pd, capital, lines, breakEven, rate: breakEven + terms.margin })
}

/** The same loan priced by what the portable record tells, and by what a lender would take without it. */
export type PriceComparison = {
  readonly withRecord: LoanPrice
  readonly withoutRecord: LoanPrice
  /** Rate without the record less rate with it: above zero where the record makes the loan cheaper. */
  readonly difference: number
}

/** Prices a loan twice on the same terms, so that all that differs is what the record tells. */
export function comparePrices(
  pd: { readonly withRecord: number; readonly withoutRecord: number },
  terms: PricingTerms,
): Result<PriceComparison, PriceFault> {
  const withRecord = priceLoan(pd.withRecord, terms)
  if (!withRecord.ok) return withRecord
  const withoutRecord = priceLoan(pd.withoutRecord, terms)
  if (!withoutRecord.ok) return withoutRecord
  return ok({
    withRecord: withRecord.value,
    withoutRecord: withoutRecord.value,
    difference: withoutRecord.value.rate - withRecord.value.rate,
  })
}

/**
 * What those who pay must bring beyond `cost` for the share `loss` that is lost: (1 + r)(1 − loss) = 1 + cost, so
 * r = (1 + cost)/(1 − loss) − 1. The product PD · LGD alone leaves out that interest is lost as well.
 */
function exactLoss(cost: number, loss: number): number {
  return (loss * (1 + cost)) / (1 - loss)
}

function capitalOf(pd: number, { lgd, maturityYears, capital }: PricingTerms): number {
  if (capital.method === 'basel_irb_corporate') {
    return irbCorporateCapital({ pd, lgd, maturityYears, salesMillionEur: capital.salesMillionEur })
  }
  return capital.steps.find(({ pdUpTo }) => pd <= pdUpTo)?.capital ?? 1
}
