import { CommandError, EXIT } from '../exit-codes.ts'
import { type OpenTable, queryRows, quoted, ROW, ROWS } from './open-table.ts'
import type { TrainingPlan } from './training-plan.ts'

type Columns = TrainingPlan['columns']

/** The view of a table's columns by the types that a plan gives them. */
export const TYPED = '"#typed"'

const NUMBER = String.raw`^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$`

/**
 * Makes the view, in which columns without a type are as the file has them; a column that is not there, or a cell that is
 * not of its type, ends the command.
 */
export async function makeTypedView(table: OpenTable, columns: Columns): Promise<void> {
  for (const name of Object.keys(columns)) {
    if (!table.columns.has(name)) throw columnMissing(table, name)
  }
  const typed = Object.entries(columns).map(([name, type]) => ({ name, type, sql: typedCell(table, name, type) }))
  for (const { name, type } of typed) if (typeof type === 'object') await refuseOddLayout(table, name, type.day)
  for (const { name, type, sql } of typed) {
    if (type !== 'text') await refuseOddCell(table, name, type, sql)
  }
  const others = [...table.columns.keys()].filter((name) => !Object.hasOwn(columns, name)).map(quoted)
  const cells = [...typed.map(({ name, sql }) => `${sql} AS ${quoted(name)}`), ...others]
  await table.connection.run(`CREATE VIEW ${TYPED} AS SELECT ${[ROW, ...cells].join(', ')} FROM ${ROWS}`)
}

/** The fault of a column that a plan or an option names and the file does not have. */
export function columnMissing(table: OpenTable, name: string): CommandError {
  const near = [...table.columns.keys()].find((column) => column.toLowerCase() === name.toLowerCase())
  const has = near === undefined ? `it has ${[...table.columns.keys()].join(', ')}` : `do you mean ${near}?`
  return new CommandError('column_missing', `${table.path} has no column ${name}; ${has}`, EXIT.usage)
}

/** Whether a cell holds a number; SQL. */
export function isNumberSql(cell: string): string {
  return `regexp_matches(CAST(${cell} AS VARCHAR), '${NUMBER}')`
}

function typedCell(table: OpenTable, name: string, type: Columns[string]): string {
  const cell = quoted(name)
  const kind = table.columns.get(name) ?? ''
  if (type === 'text') return `CAST(${cell} AS VARCHAR)`
  if (type === 'number') {
    if (kind === 'VARCHAR') return `CASE WHEN ${isNumberSql(cell)} THEN TRY_CAST(${cell} AS DOUBLE) END`
    return `TRY_CAST(${cell} AS DOUBLE)`
  }
  if (kind === 'VARCHAR') return `CAST(TRY_STRPTIME(${cell}, '${type.day.replaceAll("'", "''")}') AS DATE)`
  return `TRY_CAST(${cell} AS DATE)`
}

async function refuseOddLayout(table: OpenTable, name: string, layout: string): Promise<void> {
  try {
    await table.connection.run(`SELECT TRY_STRPTIME('', '${layout.replaceAll("'", "''")}')`)
  } catch {
    const message = `${table.path}, column ${name}: ${layout} is no layout of a day as \`strptime\` has them, as %Y-%m-%d.`
    throw new CommandError('day_layout', message, EXIT.usage)
  }
}

async function refuseOddCell(table: OpenTable, name: string, type: Columns[string], sql: string): Promise<void> {
  const cell = quoted(name)
  const [odd] = await queryRows(
    table.connection,
    `SELECT ${ROW}, CAST(${cell} AS VARCHAR) FROM ${ROWS} WHERE ${cell} IS NOT NULL AND (${sql}) IS NULL ORDER BY ${ROW} LIMIT 1`,
  )
  if (odd === undefined) return
  const [row, text] = [Number(odd[0]), String(odd[1])]
  const where = table.isText ? `line ${await lineOf(table, row)}` : `row ${row}`
  const what = type === 'number' ? 'a number' : `a day as ${typeof type === 'string' ? type : type.day}`
  const advice = 'Mend the cell, or name the text under "missing" in the plan if it means that there is none.'
  throw new CommandError(
    type === 'number' ? 'cell_not_number' : 'cell_not_day',
    `${table.path}, ${where}, column ${name}: ${shapeOf(text)} is not ${what}. ${advice}`,
    EXIT.usage,
  )
}

/** The line on which a row begins: the header is the first, and cells may hold line breaks. */
async function lineOf(table: OpenTable, row: number): Promise<number> {
  const breaks = [...table.columns.keys()].map(
    (name) => `length(coalesce(${quoted(name)}, '')) - length(replace(coalesce(${quoted(name)}, ''), chr(10), ''))`,
  )
  const [before] = await queryRows(
    table.connection,
    `SELECT sum(${breaks.join(' + ')}) FROM ${ROWS} WHERE ${ROW} < ${row}`,
  )
  return row + 1 + Number(before?.[0] ?? 0)
}

/** A cell without its content, as reject files show it: letters as A, digits as 9. */
function shapeOf(text: string): string {
  const shape = text.slice(0, 40).replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9')
  return `“${shape}${text.length > 40 ? '…' : ''}”`
}
