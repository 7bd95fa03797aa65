import { describe, expect, it } from 'vitest'
import { normalCdf, normalQuantile } from './normal.ts'
import { reproducibleLog } from './reproducible-log.ts'

describe('The normal distribution', () => {
  // Values to 15 digits as tables of the distribution print them.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.959963984540054, 0.025],
    [-2.999, 0.00135434],
    [-3.0902323061678132, 0.001],
    [-6, 9.865876450376946e-10],
  ])('has at %f the share %f below', (x, share) => {
    expect(normalCdf(x) / share).toBeCloseTo(1, share === 0.00135434 ? 5 : 12)
  })

  it('has no step where the series hands over to the fraction', () => {
    const [below, above] = [normalCdf(-3 - 1e-12), normalCdf(-3 + 1e-12)]
    expect(above).toBeGreaterThan(below)
    expect((above - below) / below).toBeLessThan(1e-10)
  })

  it('gives back the share whose quantile it was asked for, far into both tails', () => {
    for (const share of [1e-12, 3e-7, 0.0005, 0.001, 0.02, 0.3, 0.5, 0.7, 0.999, 1 - 1e-9]) {
      expect(normalCdf(normalQuantile(share)) / share).toBeCloseTo(1, 11)
    }
  })
})

describe('The logarithm', () => {
  it('is that of the engine, but for the last digits', () => {
    for (const x of [5e-324, 1e-300, 0.0005, 0.1, 0.75, 1 - 1e-12, 1 + 1e-12, 1.5, 30, 1e300]) {
      expect(Math.abs(reproducibleLog(x) - Math.log(x))).toBeLessThanOrEqual(Math.abs(Math.log(x)) * 1e-15)
    }
    expect(reproducibleLog(1)).toBe(0)
  })
})
