import { describe, expect, it } from 'vitest'
import { madeUpRows } from '../validation/testing/made-up-rows.ts'
import { challengerScores } from './challenger-scores.ts'
import { parseChallenger } from './parse-challenger.ts'
import { trainChallenger } from './train-challenger.ts'

const { table, outcomes } = madeUpRows(1)
const trained = trainChallenger(table, outcomes, {
  name: 'kept',
  inputs: [
    { name: 'age', direction: 'higher_is_safer' },
    { name: 'sector', direction: 'none' },
  ],
  training: { rows: 4_000, goods: 0, bads: 0, window: null, dataHash: null, outcome: 'made up', generated: true },
  rounds: 50,
})
if (!trained.ok) throw new Error(trained.fault)
const challenger = trained.value
const [age, sector] = challenger.characteristics

describe('A challenger that is kept', () => {
  it('scores as before to the last digit', () => {
    const read = parseChallenger(JSON.parse(JSON.stringify(challenger)))
    if (!read.ok) throw new Error(read.fault)
    expect(challengerScores(read.value, table)).toEqual(challengerScores(challenger, table))
  })

  it.each([
    ['challenger_form', { ...challenger, v: 2 }, 'v'],
    ['challenger_form', { ...challenger, characteristics: [{ ...age, edges: [2, 1] }] }, 'characteristics.0'],
    [
      'challenger_form',
      { ...challenger, characteristics: [age, { ...sector, labels: ['farm'] }] },
      'characteristics.1',
    ],
    [
      'challenger_never_an_input',
      { ...challenger, characteristics: [{ ...sector, name: 'region' }] },
      'characteristics.0.name',
    ],
  ])('is refused with %s where its form or its inputs are not as they must be', (fault, value, at) => {
    expect(parseChallenger(value)).toEqual({ ok: false, fault, at })
  })
})
