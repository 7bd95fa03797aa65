import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madeUpRows, SECTORS } from '../validation/testing/made-up-rows.ts'
import { challengerEffects, challengerPd, challengerScores } from './challenger-scores.ts'
import { type ChallengerInput, trainChallenger } from './train-challenger.ts'

const TRAINING = { rows: 0, goods: 0, bads: 0, window: null, dataHash: null, outcome: 'made up', generated: true }
const INPUTS: readonly ChallengerInput[] = [
  { name: 'age', direction: 'higher_is_safer' },
  { name: 'debt', direction: 'higher_is_riskier' },
  { name: 'sector', direction: 'none' },
]
function trained(seed: number) {
  const { table, outcomes } = madeUpRows(seed)
  const result = trainChallenger(table, outcomes, { name: 'trial', inputs: INPUTS, training: TRAINING, rounds: 120 })
  if (!result.ok) throw new Error(result.fault)
  return { table, outcomes, challenger: result.value }
}

describe('A challenger', () => {
  it('never goes against the direction of a characteristic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const [age, debt] = trained(seed).challenger.characteristics
        expect(age?.effects).toEqual([...(age?.effects ?? [])].sort((a, b) => b - a))
        expect(debt?.effects).toEqual([...(debt?.effects ?? [])].sort((a, b) => a - b))
      }),
      { numRuns: 5 },
    )
  })

  it('finds the category that fails more often', () => {
    const sector = trained(5).challenger.characteristics[2]
    const [build, farm, shop] = sector?.effects ?? []
    expect(build).toBeGreaterThan(Math.max(farm ?? 0, shop ?? 0) + 0.4)
  })

  it('is explained exactly by the sum of its effects, row by row', () => {
    const { table, challenger } = trained(7)
    const scores = challengerScores(challenger, table)
    const [age, debt] = [table.columns.get('age'), table.columns.get('debt')]
    const sector = table.columns.get('sector')
    if (age?.kind !== 'number' || debt?.kind !== 'number' || sector?.kind !== 'category') throw new Error('columns')
    for (let row = 0; row < table.rows; row += 37) {
      const cells = {
        age: age.values[row] ?? 0,
        debt: debt.absence?.[row] === 1 ? { absent: 'missing' as const } : (debt.values[row] ?? 0),
        sector: SECTORS[sector.codes[row] ?? 0] ?? '',
      }
      const effects = challengerEffects(challenger, cells)
      expect(effects.reduce((sum, { effect }) => sum + effect, challenger.intercept)).toBe(scores[row])
    }
  })

  it('gives no effect to what is missing, withheld, silent or never met', () => {
    const { challenger } = trained(9)
    for (const absent of ['missing', 'withheld', 'provider_silent'] as const) {
      const effects = challengerEffects(challenger, { age: { absent }, debt: { absent }, sector: { absent } })
      expect(effects.map(({ effect }) => effect)).toEqual([0, 0, 0])
    }
    expect(challengerEffects(challenger, { sector: 'mining' }).map(({ effect }) => effect)).toEqual([0, 0, 0])
  })

  it('takes no number for missing, whether its column says so or not', () => {
    const { table, outcomes } = madeUpRows(13)
    const debt = table.columns.get('debt')
    if (debt?.kind !== 'number') throw new Error('debt is a number')
    const silent = { ...table, columns: new Map([...table.columns, ['debt', { ...debt, absence: null }] as const]) }
    const options = { name: 'trial', inputs: INPUTS, training: TRAINING, rounds: 60 }
    const [said, unsaid] = [trainChallenger(table, outcomes, options), trainChallenger(silent, outcomes, options)]
    expect(unsaid).toEqual(said)
    if (!said.ok) throw new Error(said.fault)
    expect(challengerScores(said.value, silent)).toEqual(challengerScores(said.value, table))
  })

  it('is the same from the same rows, and foretells as many bads as there were', () => {
    const { table, outcomes, challenger } = trained(11)
    expect(trained(11).challenger).toEqual(challenger)
    const foretold = challengerScores(challenger, table).reduce((sum, score) => sum + challengerPd(score), 0)
    const bads = outcomes.reduce((sum, outcome) => sum + outcome, 0)
    expect(Math.abs(foretold - bads) / bads).toBeLessThan(0.01)
  })

  it.each([
    ['training_no_inputs', [], 0.5],
    ['training_input_never', [{ name: 'postcode', direction: 'none' }], 0.5],
    ['training_column_missing', [{ name: 'turnover', direction: 'none' }], 0.5],
    ['training_no_bads', INPUTS, 0],
    ['training_no_goods', INPUTS, 1],
  ] as const)('refuses with %s', (fault, inputs, share) => {
    const { table, outcomes } = madeUpRows(3, 400)
    const drawn = outcomes.map((outcome) => (share === 0.5 ? outcome : share))
    expect(trainChallenger(table, drawn, { name: 'trial', inputs, training: TRAINING })).toMatchObject({
      ok: false,
      fault,
    })
  })
})
