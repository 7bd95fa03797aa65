import { describe, expect, it } from 'vitest'
import { madeUpRows } from '../validation/testing/made-up-rows.ts'
import { trainingWindow } from './training-window.ts'

const INPUTS = ['age', 'debt', 'sector']
const vintage = (name: string, seed: number, rows = 2_000, oldest = 30) => ({
  name,
  table: madeUpRows(seed, rows, oldest).table,
})

describe('A training window', () => {
  it('goes back to the first vintage after which no population was another one', () => {
    const vintages = [vintage('2018', 1), vintage('2019', 2, 2_000, 6), vintage('2020', 3), vintage('2021', 4)]
    const window = trainingWindow(vintages, INPUTS)
    // 2018 is like the newest again, but what is learnt from must hang together.
    expect(window.map(({ name, level, isInWindow }) => [name, level, isInWindow])).toEqual([
      ['2018', 'stable', false],
      ['2019', 'alarm', false],
      ['2020', 'stable', true],
      ['2021', 'stable', true],
    ])
    expect(window[1]?.input).toBe('age')
    expect(window[3]?.psi).toBeCloseTo(0, 12)
  })

  it('ends where a vintage has too few rows to tell', () => {
    const window = trainingWindow([vintage('2019', 1), vintage('2020', 2, 150), vintage('2021', 3)], INPUTS)
    expect(window.map(({ isInWindow }) => isInWindow)).toEqual([false, false, true])
    expect(window[1]).toMatchObject({ rows: 150, psi: null, level: null })
  })

  it('counts a category that is not met, and a column that is not there, as a change', () => {
    const [old, now] = [vintage('2020', 1), vintage('2021', 2)]
    const sector = old.table.columns.get('sector')
    if (sector?.kind !== 'category') throw new Error('sector is a category')
    const renamed = new Map([...old.table.columns, ['sector', { ...sector, labels: ['a', 'b', 'c'] }] as const])
    const without = new Map([...old.table.columns].filter(([name]) => name !== 'sector'))
    for (const columns of [renamed, without]) {
      const [first] = trainingWindow([{ name: 'old', table: { ...old.table, columns } }, now], INPUTS)
      expect(first).toMatchObject({ input: 'sector', level: 'alarm', isInWindow: false })
    }
  })

  it('of no vintages is none', () => {
    expect(trainingWindow([], INPUTS)).toEqual([])
  })
})
