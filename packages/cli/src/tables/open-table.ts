import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { CommandError, EXIT } from '../exit-codes.ts'
import { tableSource } from './table-source.ts'
import { whileLoading } from './while-loading.ts'

/** A table in memory, as its file has it; `ROW` numbers its rows from 1. */
export type OpenTable = {
  readonly path: string
  readonly connection: DuckDBConnection
  /** Column names of the file, with the type that the file gives them. */
  readonly columns: ReadonlyMap<string, string>
  readonly isText: boolean
}

/** Names of the table and of its row number, which no column of a file can have by itself. */
export const ROWS = '"#rows"'
export const ROW = '"#row"'

/**
 * Reads a CSV file (gzipped or not) or a Parquet file into memory, then shuts DuckDB off from files and network, so that
 * no expression of a plan reaches anything but the table; closes it after the work.
 */
export async function withTable<T>(
  path: string,
  missing: readonly string[],
  work: (table: OpenTable) => Promise<T>,
): Promise<T> {
  const source = tableSource(path, missing)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await load(connection, path, source.sql)
    const isText = source.kind === 'csv'
    return await work({ path, connection, columns: await columnsOf(connection), isText })
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The rows of a query, as values. */
export async function queryRows(connection: DuckDBConnection, sql: string): Promise<readonly DuckDBValue[][]> {
  return (await connection.runAndReadAll(sql)).getRows()
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** What DuckDB says was wrong: its first line. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/[.!]$/, '') ?? ''
}

async function load(connection: DuckDBConnection, path: string, source: string): Promise<void> {
  try {
    await connection.run('SET autoinstall_known_extensions = false; SET autoload_known_extensions = false')
    const create = `CREATE TABLE ${ROWS} AS SELECT row_number() OVER () AS ${ROW}, * FROM ${source}`
    await whileLoading(connection, path, () => connection.run(create))
    await connection.run('SET enable_external_access = false; SET lock_configuration = true')
  } catch (error) {
    throw new CommandError('table_unreadable', `${path} cannot be read as a table: ${csvFault(error)}.`, EXIT.usage)
  }
}

async function columnsOf(connection: DuckDBConnection): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRows(connection, `SELECT column_name, column_type FROM (DESCRIBE ${ROWS})`)
  const columns = rows.map(([name, type]) => [String(name), String(type)] as const)
  return new Map(columns.filter(([name]) => quoted(name) !== ROW))
}

/** Where and why a CSV file could not be read, without the line's content. */
function csvFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1]
  const columns = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message)
  if (line === undefined) return firstLine(error)
  if (columns !== null) return `line ${line} has ${columns[2]} cells, the header ${columns[1]}`
  if (/unterminated quote/i.test(message)) return `line ${line} has a quotation mark that is never closed`
  if (/unicode|utf-8/i.test(message)) return `line ${line} is not text in UTF-8`
  return `line ${line} is no CSV`
}
