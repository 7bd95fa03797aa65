import { type PricingTerms, type PricingTermsFault, parsePricingTerms } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'

/** Terms as the command line gives them: a file, or rates in percent. */
export type TermOptions = {
  readonly terms?: string
  readonly funding?: string
  readonly operating?: string
  readonly riskFree?: string
  readonly hurdle?: string
  readonly margin?: string
  readonly lgd?: string
  readonly maturity?: string
  readonly sales?: string
  readonly linear?: boolean
}

/** The terms of a file, or of options; what cannot be used ends the command with exit code 2. */
export function pricingTermsOf(options: TermOptions): PricingTerms {
  const given = options.terms === undefined ? termsOfOptions(options) : readJson(options.terms)
  const parsed = parsePricingTerms(given)
  if (parsed.ok) return parsed.value
  const where = options.terms ?? 'The options'
  const message = `${where}: ${WHY[parsed.fault]}${parsed.at ? ` (${parsed.at})` : ''}. See docs/protocol/price.md.`
  throw new CommandError(parsed.fault, message, EXIT.usage)
}

/** A share given in percent. */
export function shareOf(text: string, name: string): number {
  return numberOf(text, name) / 100
}

function termsOfOptions(options: TermOptions): unknown {
  const percent = (name: keyof TermOptions, otherwise?: string) => {
    const text = options[name] ?? otherwise
    if (typeof text !== 'string') {
      const message = `Say --${kebab(name)}, or the lender’s terms in a file: --terms FILE.`
      throw new CommandError('term_missing', message, EXIT.usage)
    }
    return shareOf(text, kebab(name))
  }
  return {
    funding: percent('funding'),
    operating: percent('operating'),
    riskFree: percent('riskFree', '0'),
    hurdle: percent('hurdle'),
    margin: percent('margin', '0'),
    lgd: percent('lgd'),
    maturityYears: numberOf(options.maturity ?? '2.5', 'maturity'),
    expectedLoss: options.linear === true ? 'linear' : 'exact',
    capital: {
      method: 'basel_irb_corporate',
      salesMillionEur: options.sales === undefined ? null : numberOf(options.sales, 'sales'),
    },
  }
}

function numberOf(text: string, name: string): number {
  const number = Number(text)
  if (text.trim() !== '' && Number.isFinite(number)) return number
  throw new CommandError('value_not_number', `--${name} is a number, and “${text}” is none.`, EXIT.usage)
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

const WHY: { readonly [fault in PricingTermsFault]: string } = {
  pricing_terms_form: 'no terms of a loan',
  pricing_rate_range: 'a rate is not between 0 and 50 % (in a file 3.5 % is 0.035)',
  lgd_range: 'the loss given default is not between 0 and 100 %',
  maturity_range: 'the maturity is not between 0 and 50 years',
  hurdle_below_risk_free: 'the hurdle is below the risk-free rate',
  sales_range: 'sales are below zero',
  capital_steps: 'the steps of capital do not rise to a PD of 1',
}
