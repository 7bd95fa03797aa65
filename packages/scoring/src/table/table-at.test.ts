import { expect, it } from 'vitest'
import { prepareScorecard } from '../scorecard/prepare-scorecard.ts'
import { scoreTable } from '../scorecard/score-table.ts'
import { madeUpRows, madeUpScorecard } from '../validation/testing/made-up-rows.ts'
import { tableAt } from './table-at.ts'

it('Rows taken out of a table score as they did in it', () => {
  const { table } = madeUpRows(3)
  const prepared = prepareScorecard(madeUpScorecard(1))
  const rows = [3_999, 0, 7, 7, 1_234]
  const { points } = scoreTable(prepared, table)
  const part = tableAt(table, rows)
  expect(part.rows).toBe(5)
  expect([...scoreTable(prepared, part).points]).toEqual(rows.map((row) => points[row]))
})
