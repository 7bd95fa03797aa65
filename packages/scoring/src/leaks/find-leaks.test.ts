import { describe, expect, it } from 'vitest'
import type { CategoryColumn, Column, NumberColumn } from '../table/table.ts'
import { madeUpRows } from '../validation/testing/made-up-rows.ts'
import { findLeaks, openLeaks } from './find-leaks.ts'
import { informationValue } from './single-input.ts'

const { table, outcomes } = madeUpRows(1)

function withColumn(name: string, column: Column) {
  return { rows: table.rows, columns: new Map([...table.columns, [name, column]]) }
}

/** A term that was cut short where the loan went bad. */
const cutShort: NumberColumn = {
  kind: 'number',
  values: Float64Array.from(outcomes, (outcome, row) => (outcome === 1 ? (row * 7) % 60 : 60 + ((row * 12) % 60))),
  absence: null,
}

describe('The leak detector', () => {
  it('finds nothing in what is known at application', () => {
    expect(findLeaks(table, outcomes)).toEqual([])
  })

  it('finds a number that has seen the outcome, whichever way it goes', () => {
    expect(findLeaks(withColumn('term', cutShort), outcomes)).toMatchObject([
      { name: 'term', because: ['auc', 'information_value'], override: null },
    ])
    const reversed = { ...cutShort, values: cutShort.values.map((value) => -value) }
    expect(findLeaks(withColumn('term', reversed), outcomes).map(({ name }) => name)).toEqual(['term'])
  })

  it('finds a date that only those have who failed: not being there is a value too', () => {
    const values = Float64Array.from(outcomes, (outcome, row) => (outcome === 1 ? row : Number.NaN))
    const absence = outcomes.map((outcome) => 1 - outcome)
    const leaks = findLeaks(withColumn('chargedOffOn', { kind: 'number', values, absence }), outcomes)
    expect(leaks.map(({ name }) => name)).toEqual(['chargedOffOn'])
  })

  it('is not misled by a number for each row: rare categories are taken together', () => {
    const codes = Int32Array.from(outcomes, (_, row) => row)
    const loan: CategoryColumn = { kind: 'category', codes, labels: Array.from(codes, String), absence: null }
    expect(findLeaks(withColumn('loan', loan), outcomes)).toEqual([])
  })

  it('lets a leak stand with a written reason alone, and still shows it', () => {
    const leaky = withColumn('term', cutShort)
    const withReason = (reason: string) =>
      findLeaks(leaky, outcomes, { overrides: [{ characteristic: 'term', reason }] })
    expect(openLeaks(withReason('Term as first agreed, kept apart from later changes.'))).toEqual([])
    expect(withReason('Term as first agreed.')).toHaveLength(1)
    expect(openLeaks(withReason('  '))).toHaveLength(1)
  })

  it('weighs information as by hand: shares of goods 0.8 and 0.2 beside shares of bads 0.4 and 0.6', () => {
    const value = informationValue([
      { goods: 80_000, bads: 4_000 },
      { goods: 20_000, bads: 6_000 },
    ])
    expect(value).toBeCloseTo(0.4 * Math.log(2) + 0.4 * Math.log(3), 3)
  })
})
