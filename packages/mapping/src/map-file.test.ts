import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { mapFile } from './map-file.ts'
import { aMapping, aRow, HEADER } from './testing/sample-mapping.ts'
import { collected, temporaryFile } from './testing/temporary-file.ts'

const GOOD = 'C1,L1,06/30/2007,T,1/31/2005,,"$12,500.00",Y,001'

function csv(...lines: readonly string[]): string {
  return `${[HEADER, ...lines].join('\n')}\n`
}

async function mapped(content: string | Uint8Array, mapping = aMapping(), batchRows?: number) {
  return await collected(mapFile(temporaryFile(content), mapping, batchRows))
}

async function rejectsOf(content: string | Uint8Array, mapping = aMapping()) {
  return (await mapped(content, mapping)).flatMap(({ rejects }) => rejects)
}

describe('mapFile', () => {
  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzipped', (text: string) => gzipSync(text)],
    ['with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['with Windows line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['without a last line end', (text: string) => Buffer.from(text.trimEnd())],
  ])('reads a CSV file %s', async (_, written) => {
    const [batch] = await mapped(written(csv(GOOD)))
    expect(batch).toMatchObject({ candidates: [{ line: 2, customer: 'C1' }], rejects: [], skipped: 0 })
  })

  it('gives batches of rows and says how far it is', async () => {
    const batches = await mapped(
      csv(...Array.from({ length: 7 }, (_, at) => GOOD.replace('L1', `L${at}`))),
      aMapping(),
      3,
    )
    expect(batches.map(({ candidates }) => candidates.length)).toEqual([3, 3, 1])
    expect(batches.map(({ progress }) => progress.rows)).toEqual([3, 6, 7])
    const last = batches.at(-1)?.progress
    expect(last?.bytes).toBe(last?.bytesTotal)
  })

  it('tells the line of each row that cannot be read, and loses no other', async () => {
    const broken = ['C2,L2', `${GOOD},more`, 'C3,L3,06/30/2007,T,"1/31"x,,1,Y,0', 'C4,L4,5" pipe,T,,,,,', 'C5,"L5']
    const [batch] = await mapped(csv(GOOD, ...broken, GOOD, GOOD))
    expect(batch?.rejects.map(({ line, code }) => [line, code])).toEqual([
      [3, 'csv_columns'],
      [4, 'csv_columns'],
      [5, 'csv_quotes'],
      [6, 'csv_quotes'],
      [7, 'csv_quotes'],
    ])
    expect(batch?.candidates.map(({ line }) => line)).toEqual([2, 8, 9])
  })

  it('refuses a row that is longer than a row may be', async () => {
    const rejects = await rejectsOf(csv(GOOD.replace('L1', 'L'.repeat(1_100_000)), GOOD))
    expect(rejects[0]).toMatchObject({ code: 'row_too_long', shape: '' })
  })

  it.each([
    ['header_column_missing', HEADER.replace('secured', 'security'), 'secured'],
    ['header_column_twice', HEADER.replace('secured', 'kind'), 'secured'],
    ['header_column_twice', `${HEADER},kind`, 'kind'],
  ])('reads no row where the header does not fit: %s', async (code, header, field) => {
    const rejects = await rejectsOf(`${header}\n${GOOD}\n${GOOD}\n`)
    expect(rejects).toHaveLength(1)
    expect(rejects[0]).toMatchObject(field === 'secured' ? { line: 1, field } : { line: 1, code, field })
  })

  it('takes spaces around the names in a header as none', async () => {
    const [batch] = await mapped(`${HEADER.replace('loan', ' loan ')}\n${GOOD}\n`)
    expect(batch?.candidates).toHaveLength(1)
  })

  it('reads latin1, and finds out when a file is not of the encoding that the mapping says', async () => {
    const kinds = { ...aMapping().fields, kind: { column: 'Größe', codes: { übrig: 'term_loan' } } }
    const text = csv(GOOD.replace(',T,', ',übrig,')).replace('kind', 'Größe')
    const [batch] = await mapped(Buffer.from(text, 'latin1'), aMapping({ encoding: 'latin1', fields: kinds }))
    expect(batch?.candidates).toHaveLength(1)

    const inUtf8 = aMapping({
      fields: { ...aMapping().fields, kind: { column: 'kind', codes: { übrig: 'term_loan' } } },
    })
    const wrong = await rejectsOf(Buffer.from(csv(GOOD.replace(',T,', ',übrig,')), 'latin1'), inUtf8)
    expect(wrong).toMatchObject([{ code: 'encoding_form', field: 'kind', shape: '?AAAA' }])
  })

  it('throws where a gzip stream ends early, after the rows that came before', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => GOOD.replace('L1', `L${at * 7919}`))
    const whole = gzipSync(csv(...rows))
    const path = temporaryFile(whole.subarray(0, whole.length - 100))
    const batches = []
    const reading = (async () => {
      for await (const batch of mapFile(path, aMapping())) batches.push(batch)
    })()
    await expect(reading).rejects.toThrow('the file cannot be read to its end')
    expect(batches.length).toBeGreaterThan(0)
  })

  it('throws where the file is not there', async () => {
    await expect(collected(mapFile('no-such-file.csv', aMapping()))).rejects.toThrow('no-such-file.csv')
  })

  it('gives one empty batch for a file without rows', async () => {
    expect(await mapped(csv())).toMatchObject([{ candidates: [], rejects: [], skipped: 0, progress: { rows: 0 } }])
  })

  it('refuses a file that has not even a header, so that an empty export is not taken for one without rows', async () => {
    expect(await mapped('')).toMatchObject([{ rejects: [{ line: 1, code: 'header_column_missing' }] }])
    expect(await mapped('\n\n')).toMatchObject([{ rejects: [{ line: 1, code: 'header_column_missing' }] }])
  })

  it('reads NDJSON with the same mapping', async () => {
    const [batch] = await mapped(`${JSON.stringify(aRow())}\n`, aMapping({ format: 'ndjson' }))
    expect(batch).toMatchObject({ candidates: [{ line: 1, customer: 'C1' }], rejects: [] })
  })
})
