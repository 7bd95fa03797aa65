import { describe, expect, it } from 'vitest'
import type { ValidationSample } from './sample-report.ts'
import { madeUpRows, madeUpScorecard } from './testing/made-up-rows.ts'
import { keptFigures, validateScorecard } from './validate-scorecard.ts'

const scorecard = madeUpScorecard(1)

function sample(seed: number, over: Partial<ValidationSample> = {}): ValidationSample {
  const { table, outcomes } = madeUpRows(seed)
  const days = Array.from({ length: table.rows }, (_, row) => (row % 2 === 0 ? '2021-06-30' : '2022-06-30'))
  return { kind: 'out_of_time', name: 'later rows', table, outcomes, days, ...over }
}

describe('A validation', () => {
  it('puts what is out of time first, and what it learnt from last', () => {
    const { samples } = validateScorecard(scorecard, {
      samples: [sample(1, { kind: 'training' }), sample(2, { kind: 'holdout' }), sample(3)],
      reference: null,
    })
    expect(samples.map(({ kind }) => kind)).toEqual(['out_of_time', 'holdout', 'training'])
  })

  it('tells nearly as much as the law that the rows were drawn by', () => {
    const { law } = madeUpRows(2)
    const others = [{ model: 'the law', risks: law, pds: law }]
    const [first] = validateScorecard(scorecard, { samples: [sample(2, { others })], reference: null }).samples
    const [comparison] = first?.comparisons ?? []
    expect(first?.figures.auc).toEqual(comparison?.scorecardAuc)
    expect(Math.abs(comparison?.difference.value ?? 1)).toBeLessThan(0.02)
    expect(first?.figures.calibrationError).toBeLessThan(0.03)
    expect(first?.rankOrderBreaks).toBeLessThan(3)
  })

  it('leaves rows out whose outcome could not be known, says how many, and shows their vintage', () => {
    const report = validateScorecard(scorecard, {
      samples: [sample(2)],
      reference: null,
      seasoning: { months: 12, observedUntil: '2022-12-31' },
    })
    const [first] = report.samples
    expect(first?.figures.rows).toBe(2_000)
    expect(first?.unseasonedRows).toBe(2_000)
    expect(first?.window).toEqual({ from: '2021-06-30', to: '2021-06-30' })
    expect(first?.vintages.map(({ vintage, isSeasoned, figures }) => [vintage, isSeasoned, figures.rows])).toEqual([
      ['2021', true, 2_000],
      ['2022', false, 2_000],
    ])
    expect(report.warnings.join('\n')).toContain('2000 rows were left out')
  })

  it('gives figures of segments that are large enough, which sum to the rows', () => {
    const chosen = sample(2)
    const column = chosen.table.columns.get('sector')
    if (column?.kind !== 'category') throw new Error('sector is a category')
    const segments = new Map([['sector', column]])
    const [first] = validateScorecard(scorecard, { samples: [{ ...chosen, segments }], reference: null }).samples
    expect(first?.segments.map(({ segment }) => segment)).toEqual(['build', 'farm', 'shop'])
    expect(first?.segments.reduce((sum, { figures }) => sum + figures.rows, 0)).toBe(4_000)
  })

  it('gives every grade its rows, and every characteristic what it tells alone', () => {
    const { samples, characteristics } = validateScorecard(scorecard, {
      samples: [sample(2)],
      reference: madeUpRows(1).table,
    })
    expect(samples[0]?.grades.reduce((sum, { rows }) => sum + rows, 0)).toBe(4_000)
    expect(characteristics.map(({ name }) => name)).toEqual(['age', 'debt', 'sector'])
    for (const { coefficient, informationValue, level } of characteristics) {
      expect(coefficient).toBeLessThan(0)
      expect(informationValue).toBeGreaterThan(0.02)
      expect(level).toBe('stable')
    }
  })

  it('warns of another population, of wrong probabilities and of no trial out of time', () => {
    const young = madeUpRows(4, 4_000, 6)
    const outcomes = young.outcomes.map((outcome, row) => (row % 2 === 0 ? 1 : outcome))
    const spoilt = sample(4, { kind: 'holdout', name: 'young rows', table: young.table, outcomes })
    const { warnings } = validateScorecard(scorecard, { samples: [spoilt], reference: madeUpRows(1).table })
    const said = warnings.join('\n')
    expect(said).toContain('not tried out of time')
    expect(said).toContain('age: the population is another one')
    expect(said).toContain('calibrated anew')
  })

  it('keeps in the scorecard the figures of its strictest sample', () => {
    const report = validateScorecard(scorecard, {
      samples: [sample(1, { kind: 'training' }), sample(3)],
      reference: null,
    })
    const kept = keptFigures(report)
    expect(kept['out_of_time.auc']).toBe(report.samples[0]?.figures.auc?.value)
    expect(Object.values(kept).every(Number.isFinite)).toBe(true)
  })
})
