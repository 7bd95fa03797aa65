import { describe, expect, it } from 'vitest'
import { moneyText } from './money-text.ts'

describe('An amount', () => {
  it.each([
    [{ currency: 'USD', minor: 123_450 }, 'USD 1,234.50'],
    [{ currency: 'EUR', minor: 5 }, 'EUR 0.05'],
    [{ currency: 'JPY', minor: 1_234_567 }, 'JPY 1,234,567'],
    [{ currency: 'USD', minor: -100 }, 'USD −1.00'],
    [{ currency: 'USD', minor: 9_007_199_254_740_991 }, 'USD 90,071,992,547,409.91'],
  ])('%j is shown as %s', (money, text) => {
    expect(moneyText(money)).toBe(text)
  })
})
