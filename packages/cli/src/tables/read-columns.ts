import { basename } from 'node:path'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import type { Column } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { startProgress } from '../output/progress.ts'
import { firstLine, type OpenTable, queryRows, ROW } from './open-table.ts'
import { namesRead } from './plan-expression.ts'
import { TYPED } from './typed-view.ts'

/** A column to be made of the typed view's; `what` names it to a person. */
export type Expression = {
  readonly name: string
  readonly kind: Column['kind']
  readonly sql: string
  readonly what: string
  readonly notApplicable?: string
}

/** So many rows are read before anybody wonders. */
const ROWS_QUICK = 100_000

const MISSING = 1
const NOT_APPLICABLE = 2

/** Computes the columns for those rows that pass every filter, in the file's order. */
export async function readColumns(
  table: OpenTable,
  expressions: readonly Expression[],
  filters: readonly string[],
): Promise<ReadonlyMap<string, Column>> {
  const cells = expressions.flatMap(({ sql, kind, notApplicable }) => [
    `CAST((${sql}) AS ${kind === 'number' ? 'DOUBLE' : 'VARCHAR'})`,
    `COALESCE(CAST((${notApplicable ?? 'false'}) AS BOOLEAN), false)`,
  ])
  const passing = filters.length === 0 ? '' : ` WHERE ${filters.map((filter) => `(${filter})`).join(' AND ')}`
  await explainFaults(table, expressions, cells, filters)
  try {
    const rows = Number((await queryRows(table.connection, `SELECT count(*) FROM ${TYPED}${passing}`))[0]?.[0])
    const filled = expressions.map((expression) => emptyColumn(expression, rows))
    const sql = `SELECT ${cells.join(', ')} FROM ${TYPED}${passing} ORDER BY ${ROW}`
    const progress = rows < ROWS_QUICK ? null : startProgress(`Reading ${basename(table.path)}`, rows)
    try {
      await fillAll(filled, table, sql, (done) => progress?.update(done, `${done} rows`))
    } finally {
      progress?.stop()
    }
    return new Map(filled.map((column) => [column.name, finished(column)]))
  } catch (error) {
    throw new CommandError('plan_expression', `${table.path}: ${firstLine(error)}.`, EXIT.usage)
  }
}

/** Tries each expression by itself on no rows, so that a fault is told with the expression's name. */
async function explainFaults(
  table: OpenTable,
  expressions: readonly Expression[],
  cells: readonly string[],
  filters: readonly string[],
): Promise<void> {
  const named = [
    ...expressions.flatMap(({ what, sql, notApplicable }, i) => [
      { what, asked: sql, sql: `SELECT ${cells[i * 2]} FROM ${TYPED} LIMIT 0` },
      {
        what: `${what}, notApplicable`,
        asked: notApplicable ?? 'false',
        sql: `SELECT ${cells[i * 2 + 1]} FROM ${TYPED} LIMIT 0`,
      },
    ]),
    ...filters.map((filter) => ({
      what: `filter ${filter}`,
      asked: filter,
      sql: `SELECT 1 FROM ${TYPED} WHERE (${filter}) LIMIT 0`,
    })),
  ]
  for (const { what, sql, asked } of named) {
    await namesRead(table, what, asked)
    try {
      await table.connection.run(sql)
    } catch (error) {
      const message = `The plan’s ${what} cannot be computed from ${table.path}: ${firstLine(error)}. Name each number or day that it reads under “columns”, with its type.`
      throw new CommandError('plan_expression', message, EXIT.usage)
    }
  }
}

type Filling = {
  readonly name: string
  readonly kind: Column['kind']
  readonly values: Float64Array
  readonly codes: Int32Array
  readonly absence: Uint8Array
  readonly codeOf: Map<string, number>
}

function emptyColumn({ name, kind }: Expression, rows: number): Filling {
  return {
    name,
    kind,
    values: new Float64Array(kind === 'number' ? rows : 0).fill(Number.NaN),
    codes: new Int32Array(kind === 'category' ? rows : 0).fill(-1),
    absence: new Uint8Array(rows),
    codeOf: new Map(),
  }
}

async function fillAll(
  columns: readonly Filling[],
  table: OpenTable,
  sql: string,
  onRows: (done: number) => void,
): Promise<void> {
  const result = await table.connection.stream(sql)
  let from = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [i, column] of columns.entries()) fill(column, chunk, i * 2, from)
    from += chunk.rowCount
    onRows(from)
  }
}

function fill(column: Filling, chunk: DuckDBDataChunk, at: number, from: number): void {
  const cells = chunk.getColumnVector(at)
  const notApplicable = chunk.getColumnVector(at + 1)
  for (let i = 0; i < chunk.rowCount; i++) {
    const cell = cells.getItem(i)
    if (notApplicable.getItem(i) === true) column.absence[from + i] = NOT_APPLICABLE
    else if (cell === null || Number.isNaN(cell)) column.absence[from + i] = MISSING
    else if (column.kind === 'number') column.values[from + i] = Number(cell)
    else column.codes[from + i] = codeOf(column.codeOf, String(cell))
  }
}

function codeOf(codes: Map<string, number>, label: string): number {
  const known = codes.get(label)
  if (known !== undefined) return known
  codes.set(label, codes.size)
  return codes.size - 1
}

function finished({ kind, values, codes, absence, codeOf: labels }: Filling): Column {
  const absent = absence.some((each) => each !== 0) ? absence : null
  if (kind === 'number') return { kind, values, absence: absent }
  return { kind, codes, labels: [...labels.keys()], absence: absent }
}
