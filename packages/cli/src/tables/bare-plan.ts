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
    const shares = await numberShares(table)
    const isNumber = (name: string, least: number) => (shares.get(name) ?? 0) >= least
    const others = [...table.columns.keys()].filter((name) => isNumber(name, 1))
    const numbers = [...others, ...names.filter((name) => isNumber(name, MOSTLY))]
    return {
      v: 1,
      kind: 'training_plan',
      name: outcome,
      columns: { ...Object.fromEntries(numbers.map((name) => [name, 'number' as const])), [outcome]: 'text' },
      outcome: { bad: `${quoted(outcome)} = '${bad.replaceAll("'", "''")}'`, words: `${outcome} is ${bad}` },
      inputs: names.map((name) => inputOf(name, isNumber(name, MOSTLY) ? 'number' : 'category')),
    }
  })
}

/** Of each column, which share of its cells are numbers; 0 where it has none. */
async function numberShares(table: OpenTable): Promise<ReadonlyMap<string, number>> {
  const names = [...table.columns.keys()]
  const counts = names.map((name) => {
    const cell = quoted(name)
    return `count(${cell}) FILTER (WHERE ${isNumberSql(cell)}) / nullif(count(${cell}), 0)`
  })
  const [shares = []] = await queryRows(table.connection, `SELECT ${counts.join(', ')} FROM ${ROWS}`)
  return new Map(names.map((name, i) => [name, Number(shares[i] ?? 0)]))
}

function inputOf(column: string, kind: PlanInput['kind']): PlanInput {
  const name = column.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '_')
  if (INPUT_NAME.test(name)) return { name, kind, value: quoted(column), direction: 'none' }
  const message = `The column ${column} needs another name as an input: a letter and up to 63 letters, digits and underscores. Give it one in a plan.`
  throw new CommandError('input_name', message, EXIT.usage)
}
