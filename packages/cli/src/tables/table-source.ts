import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { constants, gunzipSync } from 'node:zlib'
import { CommandError, EXIT } from '../exit-codes.ts'
import { fileFault } from '../files/file-fault.ts'

/** What DuckDB reads a file by, as told by its first bytes. */
export type TableSource = { readonly kind: 'csv' | 'parquet'; readonly sql: string }

/** A Parquet file or a CSV file, gzipped or not; what is none of these ends the command. */
export function tableSource(path: string, missing: readonly string[]): TableSource {
  const start = startOf(path)
  const file = textLiteral(resolve(path).replace(/[*?[]/g, '[$&]'))
  if (start.toString('latin1', 0, 4) === 'PAR1') return { kind: 'parquet', sql: `read_parquet(${file})` }
  const isZipped = start[0] === 0x1f && start[1] === 0x8b
  const { delimiter, names } = headerOf(path, isZipped ? unzippedStart(start) : start)
  // Told, not guessed: left to itself DuckDB may pass over the first lines of a file whose last ones are odd.
  const options = {
    auto_detect: 'false',
    header: 'true',
    columns: `{${names.map((name) => `${textLiteral(name)}: 'VARCHAR'`).join(', ')}}`,
    delim: textLiteral(delimiter),
    quote: textLiteral('"'),
    escape: textLiteral('"'),
    compression: textLiteral(isZipped ? 'gzip' : 'none'),
    nullstr: `[${['', ...missing].map(textLiteral).join(', ')}]`,
  }
  const settings = Object.entries(options).map(([name, value]) => `${name} = ${value}`)
  return { kind: 'csv', sql: `read_csv(${[file, ...settings].join(', ')})` }
}

const START_BYTES = 65_536

function unzippedStart(start: Buffer): Buffer {
  // The start of a stream ends before the stream does, and is read as far as it goes.
  return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH })
}

type Header = { readonly delimiter: string; readonly names: readonly string[] }

/** Column names of a CSV file, and which of the usual delimiters its header has most of. */
function headerOf(path: string, start: Buffer): Header {
  const [header = ''] = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/[\r\n]/)
  const bare = header.replace(/"(?:[^"]|"")*"/g, '')
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, times: bare.split(delimiter).length }))
  const delimiter = counted.toSorted((a, b) => b.times - a.times)[0]?.delimiter ?? ','
  const cells = header.match(
    new RegExp(`(?:"(?:[^"]|"")*"|[^"${delimiter}])+|(?<=^|[${delimiter}])(?=$|[${delimiter}])`, 'g'),
  )
  const names = (cells ?? []).map((cell) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim(),
  )
  const why = headerFault(names)
  if (why !== null) {
    throw new CommandError('table_unreadable', `${path} cannot be read as a table: ${why}.`, EXIT.usage)
  }
  return { delimiter, names }
}

function headerFault(names: readonly string[]): string | null {
  if (names.every((name) => name === '')) return 'it has no header'
  if (names.includes('')) return 'its header has a column without a name'
  if (names.some((name) => /\p{Cc}/u.test(name))) return 'its header is no text'
  // DuckDB knows columns without regard to capitals.
  const small = names.map((name) => name.toLowerCase())
  const twice = names.find((_, i) => small.indexOf(small[i] ?? '') < i)
  return twice === undefined ? null : `its header names ${twice} twice`
}

function startOf(path: string): Buffer {
  try {
    if (!statSync(path).isFile()) {
      throw new CommandError('file_unreadable', `${path} cannot be read: it is no plain file.`, EXIT.usage)
    }
    const file = openSync(path, 'r')
    try {
      const start = Buffer.alloc(START_BYTES)
      return start.subarray(0, readSync(file, start))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const why = fileFault(error)
    if (why === null) throw error
    throw new CommandError('file_unreadable', `${path} cannot be read: ${why}.`, EXIT.usage)
  }
}

function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
