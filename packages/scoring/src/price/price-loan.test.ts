import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePrices, type LoanPrice, priceLoan } from './price-loan.ts'
import { type PricingTerms, parsePricingTerms } from './pricing-terms.ts'

const TERMS: PricingTerms = {
  funding: 0.035,
  operating: 0.012,
  riskFree: 0.03,
  hurdle: 0.12,
  margin: 0,
  lgd: 0.45,
  maturityYears: 2.5,
  expectedLoss: 'exact',
  capital: { method: 'basel_irb_corporate', salesMillionEur: 5 },
}
const LINEAR: PricingTerms = { ...TERMS, expectedLoss: 'linear' }

function priced(pd: number, terms: PricingTerms): LoanPrice {
  const price = priceLoan(pd, terms)
  if (!price.ok) throw new Error(`${price.fault} at ${price.at}`)
  return price.value
}

const percent = (rate: number) => (rate * 100).toFixed(2)

describe('The price of a loan', () => {
  it.each([
    [0.005, '5.32'],
    [0.02, '6.24'],
    [0.05, '7.76'],
    [0.1, '10.25'],
  ])('at a PD of %f is %s %% with expected loss as PD times LGD', (pd, rate) => {
    expect(percent(priced(pd, LINEAR).rate)).toBe(rate)
  })

  it.each([
    [0.02, '6.29'],
    [0.1, '10.74'],
  ])('at a PD of %f breaks even over a year at %s %%', (pd, rate) => {
    expect(percent(priced(pd, TERMS).breakEven)).toBe(rate)
  })

  it('is the sum of its lines, of which none is below zero, and its margin lies on top of what breaks even', () => {
    const price = priced(0.03, { ...TERMS, margin: 0.01 })
    expect(price.lines.map(({ line }) => line)).toEqual([
      'funding',
      'operating',
      'capital_charge',
      'expected_loss',
      'margin',
    ])
    expect(price.lines.reduce((sum, { rate }) => sum + rate, 0)).toBeCloseTo(price.rate, 14)
    expect(price.rate - price.breakEven).toBeCloseTo(0.01, 14)
    expect(price.lines.every(({ rate }) => rate >= 0)).toBe(true)
  })

  it('pays back what was lent, its costs and its losses: exactly', () => {
    const { breakEven, lines } = priced(0.1, TERMS)
    const cost = lines.slice(0, 3).reduce((sum, { rate }) => sum + rate, 0)
    expect((1 + breakEven) * (1 - 0.1 * 0.45)).toBeCloseTo(1 + cost, 14)
  })

  it('never falls as PD, LGD or maturity rise', () => {
    const share = fc.double({ min: 0, max: 0.999, noNaN: true })
    const rate = fc.double({ min: 0, max: 0.25, noNaN: true })
    const years = fc.double({ min: 0, max: 10, noNaN: true })
    const sales = fc.option(fc.double({ min: 0, max: 100, noNaN: true }))
    const method = fc.constantFrom('exact' as const, 'linear' as const)
    fc.assert(
      fc.property(
        fc.tuple(share, share, share, share, years, years),
        fc.tuple(rate, rate, sales, method),
        ([pd, otherPd, lgd, otherLgd, maturity, otherMaturity], [riskFree, premium, salesMillionEur, expectedLoss]) => {
          const terms: PricingTerms = {
            ...TERMS,
            riskFree,
            hurdle: riskFree + premium,
            expectedLoss,
            capital: { method: 'basel_irb_corporate', salesMillionEur },
          }
          const at = (p: number, l: number, m: number) => priced(p, { ...terms, lgd: l, maturityYears: m }).rate
          const least = at(Math.min(pd, otherPd), Math.min(lgd, otherLgd), Math.min(maturity, otherMaturity))
          const byPd = at(Math.max(pd, otherPd), Math.min(lgd, otherLgd), Math.min(maturity, otherMaturity))
          const byLgd = at(Math.min(pd, otherPd), Math.max(lgd, otherLgd), Math.min(maturity, otherMaturity))
          const byMaturity = at(Math.min(pd, otherPd), Math.min(lgd, otherLgd), Math.max(maturity, otherMaturity))
          // A few units in the last place are rounding, not a fall.
          const floor = least - least * 1e-12
          expect([byPd >= floor, byLgd >= floor, byMaturity >= floor]).toEqual([true, true, true])
        },
      ),
      { seed: 20261124, numRuns: 3_000 },
    )
  })

  it('takes a lender’s own table of capital, by the first step that reaches the PD', () => {
    const capital = {
      method: 'table' as const,
      steps: [
        { pdUpTo: 0.01, capital: 0.06 },
        { pdUpTo: 1, capital: 0.12 },
      ],
    }
    const of = (pd: number) => priced(pd, { ...TERMS, capital }).capital
    expect([of(0), of(0.01), of(0.010001), of(1)]).toEqual([0.06, 0.06, 0.12, 0.12])
  })

  it('shows what the portable record is worth on the same terms', () => {
    const compared = comparePrices({ withRecord: 0.02, withoutRecord: 0.05 }, LINEAR)
    expect(compared.ok && percent(compared.value.difference)).toBe('1.52')
  })

  it.each([
    [{ pd: -0.1 }, 'pd_range'],
    [{ pd: Number.NaN }, 'pd_range'],
    [{ pd: 1, lgd: 1 }, 'loss_is_certain'],
    [{ funding: 3.5 }, 'pricing_rate_range'],
    [{ margin: Number.NaN }, 'pricing_rate_range'],
    [{ lgd: 45 }, 'lgd_range'],
    [{ maturityYears: -1 }, 'maturity_range'],
    [{ hurdle: 0.01 }, 'hurdle_below_risk_free'],
    [{ capital: { method: 'basel_irb_corporate' as const, salesMillionEur: -1 } }, 'sales_range'],
    [{ capital: { method: 'table' as const, steps: [{ pdUpTo: 0.5, capital: 0.1 }] } }, 'capital_steps'],
  ])('refuses %o with %s', (change: Partial<PricingTerms> & { pd?: number }, fault) => {
    const { pd = 0.02, ...terms } = change
    expect(priceLoan(pd, { ...TERMS, ...terms })).toMatchObject({ ok: false, fault })
  })
})

describe('Pricing terms from a file', () => {
  it('need neither margin nor method of expected loss', () => {
    const { margin: _margin, expectedLoss: _expectedLoss, ...least } = TERMS
    expect(parsePricingTerms(JSON.parse(JSON.stringify(least)))).toEqual({ ok: true, value: TERMS })
  })

  it.each([
    [{ ...TERMS, lgd: '45 %' }, 'lgd'],
    [{ ...TERMS, capital: { method: 'feeling' } }, 'capital.method'],
    [null, undefined],
  ])('of another form are refused with the place', (value, at) => {
    const read = parsePricingTerms(value)
    expect([read.ok, read.ok ? null : read.fault, read.ok ? null : read.at]).toEqual([false, 'pricing_terms_form', at])
  })
})
