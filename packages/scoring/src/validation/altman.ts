/** What Altman's Z″ is made of: each over total assets, but the book value of equity over total liabilities. */
export type AltmanRatios = {
  readonly workingCapital: number
  readonly retainedEarnings: number
  readonly earningsBeforeInterestAndTax: number
  readonly equityToLiabilities: number
}

/** Altman's Z″ for private and non-manufacturing companies (Altman 1995); higher is safer, distress below 1.1. */
export function altmanZDoublePrime(ratios: AltmanRatios): number {
  return (
    6.56 * ratios.workingCapital +
    3.26 * ratios.retainedEarnings +
    6.72 * ratios.earningsBeforeInterestAndTax +
    1.05 * ratios.equityToLiabilities
  )
}
