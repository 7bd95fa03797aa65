import { describe, expect, it } from 'vitest'
import { parseScorecard } from '../scorecard/parse-scorecard.ts'
import { prepareScorecard } from '../scorecard/prepare-scorecard.ts'
import { scoreTable } from '../scorecard/score-table.ts'
import { categories, LOAN_INPUTS, numbers, seeded, someLoans, tableOf } from '../testing/seeded.ts'
import { holdsPlaces } from './holds-places.ts'
import { trainScorecard } from './train-scorecard.ts'
import type { TrainingInput } from './training-options.ts'

const loans = someLoans(6_000, 11)
const options = { name: 'loans', inputs: LOAN_INPUTS as readonly TrainingInput[], outcome: 'charged off' }

function trained(inputs: readonly TrainingInput[] = LOAN_INPUTS, { table, outcomes } = loans) {
  const result = trainScorecard(table, outcomes, { ...options, inputs })
  if (!result.ok) throw new Error(`${result.fault} ${result.at}`)
  return result.value
}

describe('A trained scorecard', () => {
  it('has bins whose points go the way that was declared, each with rows and bads enough', () => {
    const scorecard = trained()
    expect(scorecard.characteristics.map(({ name }) => name)).toEqual(['late', 'cover', 'trade'])
    for (const { direction, bins, coefficient } of scorecard.characteristics) {
      const points = bins.map((bin) => bin.points)
      expect(coefficient).toBeLessThan(0)
      expect(points).toEqual(points.toSorted((a, b) => (direction === 'higher_is_riskier' ? b - a : a - b)))
      const rows = bins.reduce((sum, { goods, bads }) => sum + goods + bads, 0)
      for (const { goods, bads } of bins) {
        expect(bads).toBeGreaterThanOrEqual(5)
        expect(goods + bads).toBeGreaterThanOrEqual(Math.max(30, 0.03 * rows))
      }
    }
  })

  it('charges nothing for what is missing, silent or withheld', () => {
    for (const { absences } of trained().characteristics) {
      for (const { absence, points, woe } of absences) {
        if (absence !== 'not_applicable') expect([points, woe]).toEqual([0, 0])
      }
    }
  })

  it('leaves out what goes against its direction or tells nothing, and says so', () => {
    const inputs: readonly TrainingInput[] = [
      { name: 'late', direction: 'higher_is_safer' },
      { name: 'cover', direction: 'higher_is_safer' },
    ]
    const scorecard = trained(inputs)
    expect(scorecard.characteristics.map(({ name }) => name)).toEqual(['cover'])
    expect(scorecard.training.dropped).toEqual([{ name: 'late', why: 'no_difference' }])
  })

  it('keeps no coefficient of the wrong sign: a copy that has nothing to add is dropped', () => {
    const late = loans.table.columns.get('late')
    if (late?.kind !== 'number') throw new Error('late is a number')
    // Worse than the truth on its own and, beside the truth, only its noise.
    const blurred = [...late.values].map((days, row) => (row % 3 === 0 ? days : -days / 4))
    const table = tableOf({ ...Object.fromEntries(loans.table.columns), blurred: numbers(blurred) })
    const inputs = [...LOAN_INPUTS, { name: 'blurred', direction: 'none' } as const]
    const scorecard = trained(inputs, { table, outcomes: loans.outcomes })
    expect(scorecard.characteristics.every(({ coefficient }) => coefficient < 0)).toBe(true)
  })

  it('tells good rows from bad by its points', () => {
    const { points } = scoreTable(prepareScorecard(trained()), loans.table)
    const mean = (outcome: number) => {
      const chosen = points.filter((_, row) => loans.outcomes[row] === outcome)
      return chosen.reduce((sum, each) => sum + each, 0) / chosen.length
    }
    expect(mean(0) - mean(1)).toBeGreaterThan(15)
  })

  it('comes out the same every time', () => {
    expect(trained()).toEqual(trained())
  })
})

describe('Training', () => {
  const { table, outcomes } = loans
  const only = (name: string, direction: TrainingInput['direction'] = 'none') => [{ name, direction }]
  const place = tableOf({ State: numbers([1, 2]), flat: numbers([1, 1]) })
  const renamed = tableOf({ group: categories('CA NY TX WA OR NV FL OH PA IL GA other'.split(' ')) })
  it.each([
    ['training_no_bads', table, new Uint8Array(table.rows), LOAN_INPUTS],
    ['training_no_goods', table, new Uint8Array(table.rows).fill(1), LOAN_INPUTS],
    ['training_no_inputs', table, outcomes, []],
    ['training_input_name', table, outcomes, only('days late')],
    ['training_input_twice', table, outcomes, [...LOAN_INPUTS, ...LOAN_INPUTS]],
    ['training_input_never', place, Uint8Array.of(0, 1), only('State')],
    ['training_input_never', renamed, Uint8Array.from({ length: 12 }, (_, i) => i % 2), only('group')],
    ['training_column_missing', table, outcomes, only('turnover')],
    ['training_direction_needless', table, outcomes, only('trade', 'higher_is_safer')],
    ['training_nothing_learnt', place, Uint8Array.of(0, 1), only('flat')],
  ] as const)('refuses with %s', (fault, rows, results, inputs) => {
    expect(trainScorecard(rows, results, { ...options, inputs })).toMatchObject({ ok: false, fault })
  })
})

describe('Categories that are places by their labels', () => {
  it.each([
    [true, 'states', 'CA NY TX WA OR NV FL OH PA IL'],
    [true, 'states by their names', 'California New_York Texas Washington Oregon Nevada Florida Ohio'],
    [true, 'states with something behind', 'CA-1 NY-2 TX-3 WA-4 OR-5 NV-6 FL-7 OH-8'],
    [true, 'states as codes', 'US-CA US-NY US-TX US-WA US-OR US-NV US-FL US-OH'],
    [true, 'countries', 'DE FR IT ES PT NL BE AT CH'],
    [false, 'sectors', '11 21 22 23 31 32 33 42 44 45 48'],
    [false, 'a few codes', 'CA DE'],
    [false, 'kinds of loan', 'term line lease guarantee invoice card bond trade export'],
  ])('%s: %s', (expected, _, labels) => {
    expect(holdsPlaces(categories(labels.split(' ')))).toBe(expected)
  })
})

describe('Training on rows of anything', () => {
  it('ends in a scorecard that can be kept and read, or in a fault, and never in NaN', () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed)
      const rows = 1 + Math.floor(random() ** 2 * 3_000)
      const spread = random() < 0.3 ? 2 : 1e6
      const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 1e300, 5e-324]
      const values = Array.from({ length: rows }, () => odd[Math.floor(random() * 30)] ?? Math.round(random() * spread))
      const absence = Uint8Array.from(values, () => (random() < 0.7 ? 0 : Math.floor(random() * 5)))
      const outcomes = Uint8Array.from(values, (value) => Number(random() < (value > spread / 2 ? 0.4 : 0.1)))
      const table = tableOf({
        value: numbers(values, absence),
        kind: categories(values.map(() => 'abcdefgh'.charAt(Math.floor(random() * 8)))),
      })
      const inputs = [
        { name: 'value', direction: 'higher_is_riskier' },
        { name: 'kind', direction: 'none' },
      ] as const
      const result = trainScorecard(table, outcomes, { name: 'any', inputs, outcome: 'any' })
      kinds.add(result.ok ? 'trained' : result.fault)
      if (!result.ok) continue
      expect(parseScorecard(JSON.parse(JSON.stringify(result.value)))).toEqual({ ok: true, value: result.value })
    }
    expect([...kinds].toSorted()).toContain('trained')
    expect(kinds.size).toBeGreaterThan(1)
  })
})
