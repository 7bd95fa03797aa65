import { stat } from 'node:fs/promises'
import { type Candidate, mapRow, type Reject } from './map-row.ts'
import type { Mapping } from './mapping.ts'
import { readRows } from './read-rows.ts'

/** How far a file is read. Bytes are of the file as it lies, gzipped or not. */
export type Progress = { readonly bytes: number; readonly bytesTotal: number; readonly rows: number }

export type Batch = {
  readonly candidates: readonly Candidate[]
  readonly rejects: readonly Reject[]
  readonly skipped: number
  readonly progress: Progress
}

/** Maps a whole file in batches, streaming; each batch is what one transaction at the node takes. */
export async function* mapFile(path: string, mapping: Mapping, batchRows = 500): AsyncGenerator<Batch> {
  const { size: bytesTotal } = await stat(path)
  let bytes = 0
  let rows = 0
  let batch = emptyBatch()
  const rowsOfFile = readRows(path, mapping, (read) => {
    bytes += read
  })
  for await (const row of rowsOfFile) {
    rows++
    if ('broken' in row) {
      batch.rejects.push({
        line: row.line,
        field: '',
        code: row.broken.toLowerCase(),
        why: 'the row cannot be read',
        shape: '',
      })
    } else {
      const mapped = mapRow(mapping, row)
      if (mapped.kind === 'candidate') batch.candidates.push(mapped.candidate)
      else if (mapped.kind === 'reject') batch.rejects.push(mapped.reject)
      else batch.skipped++
    }
    if (batch.candidates.length + batch.rejects.length >= batchRows) {
      yield { ...batch, progress: { bytes, bytesTotal, rows } }
      batch = emptyBatch()
    }
  }
  yield { ...batch, progress: { bytes, bytesTotal, rows } }
}

function emptyBatch(): { candidates: Candidate[]; rejects: Reject[]; skipped: number } {
  return { candidates: [], rejects: [], skipped: 0 }
}
