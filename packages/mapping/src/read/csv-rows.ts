import type { Readable } from 'node:stream'
import { type BrokenRow, ROW_LENGTH_MAX, type Row } from '../row.ts'
import { CsvRecord } from './csv-record.ts'
import { linesOf } from './lines-of.ts'

/** A quotation that runs over more lines is taken for one that was never closed. */
const QUOTED_LINES_MAX = 200

/**
 * The rows of a CSV text (RFC 4180, any one-character delimiter) by the columns of its header line. A row that is broken
 * costs no other row: reading goes on with the line after its first. A header that lacks one of `columns`, or has one
 * twice, gives that fault and no row; so does a text without any line.
 */
export async function* csvRows(
  text: Readable,
  delimiter: string,
  columns: readonly string[],
): AsyncGenerator<Row | BrokenRow> {
  let header: readonly string[] | undefined
  for await (const record of recordsOf(text, delimiter)) {
    if ('broken' in record) {
      yield record
      if (header === undefined) return
    } else if (header === undefined) {
      header = record.cells.map((name) => name.trim())
      const fault = headerFault(header, columns)
      if (fault !== undefined) {
        yield { line: record.line, ...fault }
        return
      }
    } else if (record.cells.length !== header.length) yield { line: record.line, broken: 'csv_columns' }
    else yield { line: record.line, cells: cellsBy(header, record.cells) }
  }
  if (header === undefined) yield* withoutHeader(columns)
}

/** A text without any line lacks every column; only a mapping that asks for none takes it for one without rows. */
function* withoutHeader(columns: readonly string[]): Generator<BrokenRow> {
  const fault = headerFault([], columns)
  if (fault !== undefined) yield { line: 1, ...fault }
}

function headerFault(header: readonly string[], columns: readonly string[]): Omit<BrokenRow, 'line'> | undefined {
  const missing = columns.find((name) => !header.includes(name))
  if (missing !== undefined) return { broken: 'header_column_missing', column: missing }
  const twice = header.find((name, at) => columns.includes(name) && header.indexOf(name) !== at)
  return twice === undefined ? undefined : { broken: 'header_column_twice', column: twice }
}

function cellsBy(header: readonly string[], cells: readonly string[]): Row['cells'] {
  const row: { [column: string]: string } = Object.create(null)
  for (let at = 0; at < header.length; at++) row[header[at] ?? ''] = cells[at] ?? ''
  return row
}

type Line = { readonly line: number; readonly text: string | null }
type Cells = { readonly line: number; readonly cells: readonly string[] }

/** The records of a text; one that is broken is told by its first line, and its other lines are read again. */
async function* recordsOf(text: Readable, delimiter: string): AsyncGenerator<Cells | BrokenRow> {
  const open = new OpenRecord(delimiter)
  let line = 0
  for await (const content of linesOf(text)) yield* open.add({ line: ++line, text: content })
  yield* open.end()
}

/** The record that is being read, with the lines that it holds so far. */
class OpenRecord {
  readonly #record: CsvRecord
  #held: Line[] = []

  constructor(delimiter: string) {
    this.#record = new CsvRecord(delimiter)
  }

  *add(added: Line): Generator<Cells | BrokenRow> {
    for (const again = [added]; again.length > 0; ) {
      const line = again.shift()
      if (line === undefined || (this.#held.length === 0 && isEmpty(line))) continue
      this.#held.push(line)
      const outcome = line.text === null ? 'broken' : this.#record.add(line.text)
      if (outcome === 'ended') yield this.#take()
      else if (outcome === 'broken' || isTooMuch(this.#held)) again.unshift(...(yield* this.#giveUp()))
    }
  }

  /** What is still open at the end was never closed. */
  *end(): Generator<Cells | BrokenRow> {
    while (this.#held.length > 0) {
      const rest = yield* this.#giveUp()
      for (const line of rest) yield* this.add(line)
    }
  }

  #take(): Cells {
    const line = this.#held[0]?.line ?? 0
    this.#held = []
    return { line, cells: this.#record.take() }
  }

  *#giveUp(): Generator<BrokenRow, readonly Line[]> {
    const [first, ...rest] = this.#held
    this.#held = []
    this.#record.take()
    yield { line: first?.line ?? 0, broken: first?.text === null ? 'row_too_long' : 'csv_quotes' }
    return rest
  }
}

function isEmpty({ text }: Line): boolean {
  return text === '' || text === '\r'
}

function isTooMuch(held: readonly Line[]): boolean {
  if (held.length > QUOTED_LINES_MAX) return true
  return held.length > 1 && held.reduce((sum, { text }) => sum + (text?.length ?? 0), 0) > ROW_LENGTH_MAX
}
