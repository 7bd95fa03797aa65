import { pipeline, type Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { type BrokenRow, type FileFault, ROW_LENGTH_MAX, type Row } from '../row.ts'

/** The rows of a CSV text (RFC 4180, any one-character delimiter) by the columns of its header line. */
export async function* csvRows(
  text: Readable,
  delimiter: string,
  columns: readonly string[],
): AsyncGenerator<Row | BrokenRow> {
  const header = new HeaderCheck(columns)
  const broken: BrokenRow[] = []
  const parser = parse({
    bom: true,
    columns: (names: string[]) => header.read(names),
    delimiter,
    info: true,
    max_record_size: ROW_LENGTH_MAX,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push({ line: Number(error?.lines ?? 0), broken: faultOf(error) })
      return undefined
    },
  })
  pipeline(text, parser, (error) => {
    if (error) parser.destroy(error)
  })
  for await (const { record, info } of parser as AsyncIterable<{ record: Row['cells']; info: { lines: number } }>) {
    if (header.fault !== undefined) break
    yield* broken.splice(0)
    yield { line: info.lines, cells: record }
  }
  yield* header.fault === undefined ? broken.splice(0) : [header.fault]
}

/** Holds a header against the columns that are needed; names are trimmed, as some registers publish them with spaces. */
class HeaderCheck {
  fault: BrokenRow | undefined
  readonly #columns: readonly string[]

  constructor(columns: readonly string[]) {
    this.#columns = columns
  }

  read(names: readonly string[]): string[] {
    const trimmed = names.map((name) => name.trim())
    const twice = trimmed.find((name, at) => this.#columns.includes(name) && trimmed.indexOf(name) !== at)
    const missing = this.#columns.find((name) => !trimmed.includes(name))
    if (missing !== undefined) this.fault = { line: 1, broken: 'header_column_missing', column: missing }
    else if (twice !== undefined) this.fault = { line: 1, broken: 'header_column_twice', column: twice }
    return trimmed
  }
}

function faultOf(error: CsvError | undefined): FileFault {
  if (error?.code === 'CSV_MAX_RECORD_SIZE') return 'row_too_long'
  return error?.code?.includes('QUOTE') ? 'csv_quotes' : 'csv_columns'
}
