import { describe, expect, it } from 'vitest'
import { currencyExponent } from './currencies.ts'

describe('The exponent of a currency', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['CLP', 0],
    ['USD', 2],
    ['EUR', 2],
    ['GBP', 2],
    ['CNY', 2],
    ['HUF', 2],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('of %s is %i', (code, exponent) => {
    expect(currencyExponent(code)).toBe(exponent)
  })

  it.each(['XAU', 'XDR', 'XTS', 'DEM', 'FRF', 'BTC', 'usd', 'US', '', 'toString'])('is unknown for "%s"', (code) => {
    expect(currencyExponent(code)).toBeUndefined()
  })

  it('is the one that the runtime rounds to, wherever both are of ISO 4217', () => {
    for (const code of ['JPY', 'USD', 'EUR', 'GBP', 'CNY', 'KWD', 'BHD', 'TND', 'CLF', 'VND', 'XOF']) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', {
        style: 'currency',
        currency: code,
      }).resolvedOptions()
      expect(currencyExponent(code)).toBe(maximumFractionDigits)
    }
  })
})
