import { assert } from '@goodstanding/core'
import { ABSENCES, type Cell, type Column, type Row, type Table } from '../table/table.ts'
import { absenceEffect, type CategorySteps, type Challenger, type NumberSteps } from './challenger.ts'
import { binOf } from './grid-column.ts'

/** The log-odds of bad of every row of a table. */
export function challengerScores(challenger: Challenger, table: Table): Float64Array {
  const scores = new Float64Array(table.rows).fill(challenger.intercept)
  for (const steps of challenger.characteristics) {
    const column = table.columns.get(steps.name)
    assert(column === undefined || column.kind === steps.kind, `${steps.name} is a ${steps.kind}`)
    if (column !== undefined) addEffects(steps, column, scores)
  }
  return scores
}

/** What each characteristic adds to one row's log-odds of bad; with the intercept they sum to its score. */
export function challengerEffects(challenger: Challenger, row: Row): readonly { name: string; effect: number }[] {
  return challenger.characteristics.map((steps) => ({
    name: steps.name,
    effect: effectOf(steps, row[steps.name] ?? { absent: 'missing' }),
  }))
}

/** A challenger's probability of default for its log-odds. */
export function challengerPd(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

function addEffects(steps: NumberSteps | CategorySteps, column: Column, scores: Float64Array): void {
  const { absence } = column
  const byAbsence = ABSENCES.map((kind) => absenceEffect(steps, kind))
  const byCode = column.kind === 'category' ? column.labels.map((label) => effectOf(steps, label)) : []
  for (let row = 0; row < scores.length; row++) {
    const absent = absence?.[row] ?? 0
    let effect: number
    if (absent !== 0) effect = byAbsence[absent - 1] ?? 0
    else if (column.kind === 'category') effect = byCode[column.codes[row] ?? -1] ?? 0
    else effect = effectOf(steps, column.values[row] ?? Number.NaN)
    scores[row] = (scores[row] ?? 0) + effect
  }
}

function effectOf(steps: NumberSteps | CategorySteps, cell: Cell): number {
  if (typeof cell === 'object') return absenceEffect(steps, cell.absent)
  if (steps.kind === 'number') {
    return typeof cell === 'number' && !Number.isNaN(cell) ? (steps.effects[binOf(cell, steps.edges)] ?? 0) : 0
  }
  const place = steps.labels.indexOf(String(cell))
  return place < 0 ? 0 : (steps.effects[place] ?? 0)
}
