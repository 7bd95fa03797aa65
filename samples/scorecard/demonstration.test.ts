import { readFileSync } from 'node:fs'
import { type CalendarDate, parseBody } from '@goodstanding/core'
import { readScorecardText, scorecardHash } from '@goodstanding/report'
import { CHARACTERISTICS } from '@goodstanding/scoring'
import { describe, expect, it } from 'vitest'
import { readFigures } from '../generator/figures.ts'
import { yearlyChargeOffRisk } from './charge-off-risk.ts'
import { inventEnterprise } from './invented-enterprise.ts'
import { formatScorecard, SCORECARD_FILE } from './scorecard-file.ts'
import { ENTERPRISES, SEED, trainDemonstration } from './train-demonstration.ts'

const figures = readFigures()

describe('The demonstration scorecard', () => {
  const text = readFileSync(SCORECARD_FILE, 'utf8')

  it('made anew from its seed has the same hash, and is the committed file to the last digit', () => {
    const made = trainDemonstration()
    const kept = readScorecardText(text)
    if (!kept.ok) throw new Error(`${kept.fault} ${kept.at ?? ''}`)
    expect(scorecardHash(made)).toBe(kept.value.hash)
    expect(formatScorecard(made)).toBe(text)
  })

  it('says that it is generated, and uses characteristics of records alone, none of them depth', () => {
    const kept = readScorecardText(text)
    if (!kept.ok) throw new Error(kept.fault)
    const { scorecard } = kept.value
    const names = scorecard.characteristics.map(({ name }) => name)
    const families = CHARACTERISTICS.filter(({ name }) => names.includes(name)).map(({ family }) => family)
    expect(scorecard.training.generated).toBe(true)
    expect(scorecard.limits.join(' ')).toMatch(/not to lend by/)
    expect(families).toHaveLength(names.length)
    expect(families).not.toContain('depth')
    for (const { types } of CHARACTERISTICS.filter(({ name }) => names.includes(name))) {
      expect(scorecard.coverage.types).toEqual(expect.arrayContaining([...types]))
    }
  })
})

describe('Invented enterprises', () => {
  const some = Array.from({ length: 4_000 }, (_, number) => inventEnterprise(SEED, number, figures))

  it('fail as often as real loans of their age and year, within half a hundredth in each era', () => {
    for (const [first, last] of [
      ['2001', '2003'],
      ['2004', '2006'],
    ] as const) {
      const own = some.filter(({ asOf }) => asOf >= (`${first}-01-01` as CalendarDate) && asOf.slice(0, 4) <= last)
      const expected = own.reduce((sum, { risk }) => sum + risk, 0) / own.length
      const bad = own.filter(({ isBad }) => isBad).length / own.length
      expect(Math.abs(bad - expected)).toBeLessThan(0.005)
    }
  })

  it('lose, year upon year, what the committed figures say was charged off in all', () => {
    for (const { year, chargeOffRate } of figures.years) {
      let alive = 1
      for (let age = 0; age < 600; age += 12) alive *= 1 - yearlyChargeOffRisk(figures, year, age)
      expect(1 - alive).toBeCloseTo(chargeOffRate, 6)
    }
  })

  it('have records that the closed types accept', () => {
    for (const { file } of some.slice(0, 400)) {
      for (const { head, body } of file.facts) {
        const parsed = parseBody(head.type, JSON.parse(JSON.stringify(body)), head.asOf)
        expect(parsed.ok ? '' : `${head.type}: ${parsed.fault} ${parsed.at ?? ''} ${parsed.why ?? ''}`).toBe('')
      }
    }
  })

  it('are the same for the same seed and number, and others for others', () => {
    const text = (seed: string, number: number) => JSON.stringify(inventEnterprise(seed, number, figures))
    expect(text('a', 7)).toBe(text('a', 7))
    expect(new Set([text('a', 7), text('a', 8), text('b', 7)]).size).toBe(3)
    expect(ENTERPRISES).toBeGreaterThan(some.length)
  })
})
