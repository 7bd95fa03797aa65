import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reproducibleExp } from './reproducible-exp.ts'

describe('The reproducible exponential function', () => {
  it('is the exponential function, to within an ulp or two of any engine’s', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 709, noNaN: true }), (x) => {
        expect(Math.abs(reproducibleExp(x) / Math.exp(x) - 1)).toBeLessThan(5e-16)
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    [0, 1],
    [-1, 0.36787944117144233],
    [10, 22026.465794806718],
    [-0.5, 0.6065306597126334],
    [-746, 0],
    [710, Number.POSITIVE_INFINITY],
  ])('of %d is %d, bit for bit', (x, value) => {
    expect(reproducibleExp(x)).toBe(value)
  })

  it('of no number is no number', () => {
    expect(reproducibleExp(Number.NaN)).toBeNaN()
  })
})
