import { fail, ok, type Result } from '@goodstanding/core'
import { z } from 'zod'

/** Capital per unit lent up to and including a PD; a lender's own, or a regulator's standardised weights. */
export type CapitalStep = { readonly pdUpTo: number; readonly capital: number }

/** What a lender prices by. Rates are fractions a year: 0.035 is 3.5 %. */
export type PricingTerms = {
  readonly funding: number
  readonly operating: number
  /** What the lender's own capital earns where no loan uses it. */
  readonly riskFree: number
  /** What owners ask of that capital. */
  readonly hurdle: number
  /** Added on top of the break-even rate. */
  readonly margin: number
  readonly lgd: number
  readonly maturityYears: number
  /** `exact`: what the payers must bring for those who do not pay, interest and all. `linear`: PD times LGD. */
  readonly expectedLoss: 'exact' | 'linear'
  readonly capital:
    | { readonly method: 'basel_irb_corporate'; readonly salesMillionEur: number | null }
    /** Steps with rising PD and capital that does not fall; the last reaches to 1. */
    | { readonly method: 'table'; readonly steps: readonly CapitalStep[] }
}

export type PricingTermsFault =
  | 'pricing_terms_form'
  /** A rate outside 0 to 0.5: most often 3.5 written for 0.035. */
  | 'pricing_rate_range'
  | 'lgd_range'
  | 'maturity_range'
  | 'hurdle_below_risk_free'
  | 'sales_range'
  | 'capital_steps'

/** Reads a lender's terms as a program or a file gives them; `margin` is 0 and the expected loss exact unless said. */
export function parsePricingTerms(value: unknown): Result<PricingTerms, PricingTermsFault> {
  const read = termsForm.safeParse(value)
  if (!read.success) return fail('pricing_terms_form', read.error.issues[0]?.path.join('.') || undefined)
  return checkPricingTerms(read.data)
}

/** The same terms, or the first rule that they break and where. */
export function checkPricingTerms(terms: PricingTerms): Result<PricingTerms, PricingTermsFault> {
  for (const name of RATES) if (!isWithin(terms[name], 0, RATE_MOST)) return fail('pricing_rate_range', name)
  if (!isWithin(terms.lgd, 0, 1)) return fail('lgd_range', 'lgd')
  if (!isWithin(terms.maturityYears, 0, MATURITY_MOST)) return fail('maturity_range', 'maturityYears')
  if (terms.hurdle < terms.riskFree) return fail('hurdle_below_risk_free', 'hurdle')
  const { capital } = terms
  if (capital.method === 'table') {
    return areSteps(capital.steps) ? ok(terms) : fail('capital_steps', 'capital.steps')
  }
  const { salesMillionEur } = capital
  if (salesMillionEur !== null && !(salesMillionEur >= 0 && Number.isFinite(salesMillionEur))) {
    return fail('sales_range', 'capital.salesMillionEur')
  }
  return ok(terms)
}

const RATES = ['funding', 'operating', 'riskFree', 'hurdle', 'margin'] as const
const RATE_MOST = 0.5
const MATURITY_MOST = 50

const termsForm = z.strictObject({
  funding: z.number(),
  operating: z.number(),
  riskFree: z.number(),
  hurdle: z.number(),
  margin: z.number().default(0),
  lgd: z.number(),
  maturityYears: z.number(),
  expectedLoss: z.enum(['exact', 'linear']).default('exact'),
  capital: z.discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('basel_irb_corporate'),
      salesMillionEur: z.number().nullable().default(null),
    }),
    z.strictObject({
      method: z.literal('table'),
      steps: z
        .array(z.strictObject({ pdUpTo: z.number(), capital: z.number() }))
        .min(1)
        .max(100),
    }),
  ]),
})

function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

function areSteps(steps: readonly CapitalStep[]): boolean {
  let [pd, capital] = [0, 0]
  for (const step of steps) {
    if (!(step.pdUpTo > pd && step.capital >= capital && step.capital <= 1)) return false
    ;[pd, capital] = [step.pdUpTo, step.capital]
  }
  return pd === 1
}
