import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collected } from '../testing/temporary-file.ts'
import { csvRows } from './csv-rows.ts'

async function rowsOf(text: string, delimiter = ',') {
  return await collected(csvRows(Readable.from([text]), delimiter, []))
}

const cell = fc.string({ unit: fc.constantFrom(...'ab,;"\n\r ü'), maxLength: 6 })
const table = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.nat(6))
  .chain(([width, rows]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
  )

function written(rows: readonly (readonly string[])[], delimiter: string, lineEnd: string): string {
  const quoted = (text: string): string => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((cells) => cells.map(quoted).join(delimiter) + lineEnd).join('')
}

describe('csvRows', () => {
  it('reads back every table, with the same cells as csv-parse', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';'),
        fc.constantFrom('\n', '\r\n'),
        async (rows, delimiter, end) => {
          const header = (rows[0] ?? []).map((_, at) => `c${at}`)
          const text = written([header, ...rows], delimiter, end)
          const cells = (await rowsOf(text, delimiter)).map((row) => ('cells' in row ? { ...row.cells } : row))
          expect(cells).toEqual(
            parse(text, { columns: true, delimiter, skip_empty_lines: true, record_delimiter: [end] }),
          )
        },
      ),
    )
  })

  it('gives the line on which a row begins', async () => {
    expect(await rowsOf('a,b\n"1\n2",3\n\n4,5\n')).toMatchObject([
      { line: 2, cells: { a: '1\n2', b: '3' } },
      { line: 5, cells: { a: '4', b: '5' } },
    ])
  })

  it('tells of every line of a text either in a row or as broken, however quotation marks are strewn', async () => {
    const line = fc.string({ unit: fc.constantFrom(...'a,"'), minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const rows = await rowsOf(['x,y', ...lines].join('\n'))
        const told = rows.map((row) => row.line)
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b))
        const isRow = (text: string): boolean => /^[^"]*$/.test(text)
        const first = lines.findIndex((text) => !isRow(text))
        const before = first < 0 ? lines.length : first
        expect(told.slice(0, before)).toEqual(lines.slice(0, before).map((_, at) => at + 2))
      }),
    )
  })

  it('takes a quotation over more than two hundred lines for one that was never closed', async () => {
    const rows = await rowsOf(`a,b\n"open,1\n${'2,3\n'.repeat(300)}`)
    expect(rows[0]).toEqual({ line: 2, broken: 'csv_quotes' })
    expect(rows).toHaveLength(301)
  })
})
