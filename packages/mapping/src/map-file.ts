import { stat } from 'node:fs/promises'
import { type Candidate, mapRow, type Reject } from './map-row.ts'
import type { Mapping } from './mapping.ts'
import { mappingColumns } from './mapping-columns.ts'
import { readRows } from './read-rows.ts'
import type { BrokenRow, FileFault } from './row.ts'

/** How far a file is read. Bytes are of the file as it lies, gzipped or not. */
export type Progress = { readonly bytes: number; readonly bytesTotal: number; readonly rows: number }

export type Batch = {
  readonly candidates: readonly Candidate[]
  readonly rejects: readonly Reject[]
  readonly skipped: number
  readonly progress: Progress
}

/**
 * Maps a whole file in batches of rows, streaming; each batch is what one transaction at the node takes.
 * Throws where the file itself cannot be read to its end, such as a truncated gzip stream.
 */
export async function* mapFile(path: string, mapping: Mapping, batchRows = 500): AsyncGenerator<Batch> {
  const { size: bytesTotal } = await stat(path)
  let bytes = 0
  let rows = 0
  let inBatch = 0
  let batch = emptyBatch()
  const columns = mapping.missingColumns === 'reject' ? mappingColumns(mapping) : []
  const rowsOfFile = readRows(path, mapping, columns, (read) => {
    bytes += read
  })
  for await (const row of rowsOfFile) {
    rows++
    inBatch++
    if ('broken' in row) batch.rejects.push(brokenReject(row))
    else {
      const mapped = mapRow(mapping, row)
      if (mapped.kind === 'candidate') batch.candidates.push(mapped.candidate)
      else if (mapped.kind === 'reject') batch.rejects.push(mapped.reject)
      else batch.skipped++
    }
    if (inBatch >= batchRows) {
      yield { ...batch, progress: { bytes, bytesTotal, rows } }
      batch = emptyBatch()
      inBatch = 0
    }
  }
  yield { ...batch, progress: { bytes, bytesTotal, rows } }
}

function emptyBatch(): { candidates: Candidate[]; rejects: Reject[]; skipped: number } {
  return { candidates: [], rejects: [], skipped: 0 }
}

const WHY: { readonly [F in FileFault]: string } = {
  csv_columns: 'more or fewer cells than the header has columns',
  csv_quotes: 'a quotation mark stands where none may, or is never closed',
  row_too_long: 'longer than a row may be',
  header_column_missing: 'the header lacks a column that the mapping reads: no row is read',
  header_column_twice: 'the header names a column twice: no row is read',
  json_form: 'no JSON object of members that can be told apart',
}

function brokenReject({ line, broken, column }: BrokenRow): Reject {
  return { line, field: column ?? '', code: broken, why: WHY[broken], shape: '' }
}
