import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import type { Row } from './map-row.ts'
import type { Mapping } from './mapping.ts'

/** A row that the format itself does not allow: too few columns, a line that is no JSON object. */
export type BrokenRow = { readonly line: number; readonly broken: string }

const LINE_BYTES_MAX = 1_048_576

/** Streams the rows of a CSV or NDJSON file, gzipped or not; memory does not grow with the file. */
export async function* readRows(
  path: string,
  mapping: Pick<Mapping, 'format' | 'delimiter' | 'encoding'>,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Row | BrokenRow> {
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      onBytes(chunk.length)
      done(null, chunk)
    },
  })
  const isZipped = await isGzip(path)
  const source = createReadStream(path)
  const bytes: Readable = isZipped ? chain(source, counted, createGunzip()) : chain(source, counted)
  bytes.setEncoding(mapping.encoding === 'latin1' ? 'latin1' : 'utf8')
  try {
    if (mapping.format === 'csv') yield* csvRows(bytes, mapping.delimiter)
    else yield* ndjsonRows(bytes)
  } finally {
    source.destroy()
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(2), position: 0 })
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/** A broken gzip stream must reach the reader as an error, not as an early end. */
function chain(source: Readable, ...steps: readonly Transform[]): Readable {
  const last = steps.at(-1)
  if (last === undefined) return source
  pipeline([source, ...steps], (error) => {
    if (error) last.destroy(error)
  })
  return last
}

async function* csvRows(text: Readable, delimiter: string): AsyncGenerator<Row | BrokenRow> {
  const broken: BrokenRow[] = []
  const parser = parse({
    bom: true,
    columns: true,
    delimiter,
    info: true,
    max_record_size: LINE_BYTES_MAX,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error, raw) => {
      broken.push({ line: Number(error?.lines ?? 0), broken: error?.code ?? 'csv_form' })
      return raw === undefined ? undefined : undefined
    },
  })
  pipeline(text, parser, (error) => {
    if (error) parser.destroy(error)
  })
  for await (const { record, info } of parser as AsyncIterable<{ record: Row['cells']; info: { lines: number } }>) {
    yield* broken.splice(0)
    yield { line: info.lines, cells: record }
  }
  yield* broken.splice(0)
}

async function* ndjsonRows(text: Readable): AsyncGenerator<Row | BrokenRow> {
  let line = 0
  for await (const content of linesOf(text)) {
    line++
    if (content.trim() === '') continue
    const cells = content.length > LINE_BYTES_MAX ? null : cellsOf(content)
    yield cells === null ? { line, broken: 'json_form' } : { line, cells }
  }
}

async function* linesOf(text: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    rest += chunk as string
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > LINE_BYTES_MAX * 16) throw new Error('a line of the file is longer than 16 MiB')
  }
  if (rest !== '') yield rest
}

/** The scalar members of a JSON object as texts; nested members by dotted path. */
function cellsOf(text: string): Row['cells'] | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const cells = new Map<string, string>()
    flatten(value, '', cells, 0)
    return Object.fromEntries(cells)
  } catch {
    return null
  }
}

function flatten(value: object, at: string, cells: Map<string, string>, depth: number): void {
  for (const [name, inner] of Object.entries(value)) {
    const path = at === '' ? name : `${at}.${name}`
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && depth < 4)
      flatten(inner, path, cells, depth + 1)
    else if (Array.isArray(inner)) cells.set(path, inner.join('|'))
    else cells.set(path, inner === null ? '' : String(inner))
  }
}
