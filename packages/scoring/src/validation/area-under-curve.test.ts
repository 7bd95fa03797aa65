import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaUnderCurve, compareAreas } from './area-under-curve.ts'

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1 })), {
  minLength: 2,
  maxLength: 60,
})

/** By its definition: every bad beside every good. */
function byPairs(risks: readonly number[], outcomes: readonly number[]): number {
  let [won, pairs] = [0, 0]
  risks.forEach((bad, i) => {
    risks.forEach((good, j) => {
      if (outcomes[i] !== 1 || outcomes[j] === 1) return
      pairs += 1
      won += bad > good ? 1 : bad === good ? 0.5 : 0
    })
  })
  return won / pairs
}

describe('The area under the curve', () => {
  it('is the share of pairs in which the bad has the higher risk', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const [risks, outcomes] = [drawn.map(([risk]) => risk), drawn.map(([, outcome]) => outcome)]
        const area = areaUnderCurve(Float64Array.from(risks), Uint8Array.from(outcomes))
        if (new Set(outcomes).size < 2) expect(area).toBeNull()
        else expect(area?.value).toBeCloseTo(byPairs(risks, outcomes), 12)
      }),
    )
  })

  it('has DeLong’s variance, worked by hand for three bads and four goods', () => {
    // Bads 4, 6, 7 over goods 1, 3, 5, 6: shares of goods below 1/2, 7/8, 1; of bads above 1, 1, 2/3, 1/2.
    const area = areaUnderCurve(Float64Array.of(4, 6, 7, 1, 3, 5, 6), Uint8Array.of(1, 1, 1, 0, 0, 0, 0))
    const ofBads = (0.5 - 19 / 24) ** 2 + (0.875 - 19 / 24) ** 2 + (1 - 19 / 24) ** 2
    const ofGoods = 2 * (1 - 19 / 24) ** 2 + (2 / 3 - 19 / 24) ** 2 + (0.5 - 19 / 24) ** 2
    const deviation = Math.sqrt(ofBads / 2 / 3 + ofGoods / 3 / 4)
    expect(area?.value).toBeCloseTo(19 / 24, 12)
    expect(area?.low).toBeCloseTo(19 / 24 - 1.959963984540054 * deviation, 12)
    expect(area?.high).toBe(1)
  })

  it('differs from itself by nothing, without doubt', () => {
    const risks = Float64Array.of(1, 5, 2, 8, 3, 9)
    const both = compareAreas(risks, risks, Uint8Array.of(0, 1, 0, 1, 1, 0))
    expect(both?.difference).toEqual({ value: 0, low: 0, high: 0 })
  })

  it('of two models on the same rows is told apart more surely than from their own intervals', () => {
    const outcomes = Uint8Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 1 : 0))
    const first = Float64Array.from(outcomes, (outcome, i) => outcome * 2 + Math.sin(i * 12.9898) * 3)
    const second = first.map((risk, i) => risk + Math.sin(i * 78.233))
    const both = compareAreas(first, second, outcomes)
    if (both === null) throw new Error('goods and bads')
    const width = ({ low, high }: { low: number; high: number }) => high - low
    expect(both.difference.value).toBeCloseTo(both.first.value - both.second.value, 12)
    expect(width(both.difference)).toBeLessThan(Math.hypot(width(both.first), width(both.second)))
  })
})
