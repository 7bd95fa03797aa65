import { INPUT_NAME } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { type OpenTable, queryRows, quoted, ROWS, withTable } from './open-table.ts'
import type { PlanInput, TrainingPlan } from './training-plan.ts'
import { columnMissing, isNumberSql } from './typed-view.ts'

/** What a command line says instead of a plan. */
export type BareOptions = { readonly outcome: string; readonly bad: string; readonly inputs: string }

/** A column is one of numbers where so large a share of its cells are; the others are then faults to be told. */
const MOSTLY = 0.9

/**
 * The plan of a command line without one: each input a column, numbers where nearly all of its cells are, else a
 * category; no directions, since nobody has said them.
 */
export async function barePlan(path: string, { outcome, bad, inputs }: BareOptions): Promise<TrainingPlan> {
  const names = inputs.split(',').map((name) => name.trim())
  return withTable(path, [], async (table) => {
    for (const name of [outcome, ...names]) if (!table.columns.has(name)) throw columnMissing(table, name)
    const read: PlanInput[] = []
    for (const name of names) read.push(await inputOf(table, name))
    const types = read.map(({ kind }, i) => [names[i] ?? '', kind === 'number' ? 'number' : 'text'] as const)
    return {
      v: 1,
      kind: 'training_plan',
      name: outcome,
      columns: { ...Object.fromEntries(types), [outcome]: 'text' },
      outcome: { bad: `${quoted(outcome)} = '${bad.replaceAll("'", "''")}'`, words: `${outcome} is ${bad}` },
      inputs: read,
    }
  })
}

async function inputOf(table: OpenTable, column: string): Promise<PlanInput> {
  const cell = quoted(column)
  const [counted] = await queryRows(
    table.connection,
    `SELECT count(${cell}), count(${cell}) FILTER (WHERE ${isNumberSql(cell)}) FROM ${ROWS}`,
  )
  const [cells, numbers] = [Number(counted?.[0]), Number(counted?.[1])]
  const name = column.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '_')
  if (!INPUT_NAME.test(name)) {
    const message = `The column ${column} needs another name as an input: a letter and up to 63 letters, digits and underscores. Give it one in a plan.`
    throw new CommandError('input_name', message, EXIT.usage)
  }
  return { name, kind: cells > 0 && numbers >= MOSTLY * cells ? 'number' : 'category', value: cell, direction: 'none' }
}
