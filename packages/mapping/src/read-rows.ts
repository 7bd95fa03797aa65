import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Mapping } from './mapping.ts'
import { csvRows } from './read/csv-rows.ts'
import { ndjsonRows } from './read/ndjson-rows.ts'
import type { BrokenRow, Row } from './row.ts'

/**
 * Streams the rows of a CSV or NDJSON file, gzipped or not; memory does not grow with the file. A CSV file whose header
 * lacks one of `columns` or has one twice gives that one fault and no row.
 */
export async function* readRows(
  path: string,
  mapping: Pick<Mapping, 'format' | 'delimiter' | 'encoding'>,
  columns: readonly string[] = [],
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
  const text = isZipped ? chain(source, counted, createGunzip()) : chain(source, counted)
  text.setEncoding(mapping.encoding === 'latin1' ? 'latin1' : 'utf8')
  try {
    yield* mapping.format === 'csv' ? csvRows(text, mapping.delimiter, columns) : ndjsonRows(text)
  } catch (cause) {
    throw new Error('the file cannot be read to its end', { cause })
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
