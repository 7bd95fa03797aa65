import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collected } from '../testing/temporary-file.ts'
import { ndjsonRows } from './ndjson-rows.ts'

async function rowsOf(...chunks: readonly string[]) {
  return await collected(ndjsonRows(Readable.from(chunks)))
}

describe('ndjsonRows', () => {
  it('names nested members by their path, lists of values as one cell, items of objects by position', async () => {
    const text = JSON.stringify({
      a: { b: { c: 1 } },
      list: ['x', null, 2],
      items: [{ n: 1 }, { n: 2 }],
      none: null,
      t: true,
    })
    const cells = { 'a.b.c': '1', list: 'x||2', 'items.0.n': '1', 'items.1.n': '2', none: '', t: 'true' }
    expect(await rowsOf(text)).toEqual([{ line: 1, cells }])
  })

  it('keeps numbers as they are written', async () => {
    const numbers = ['12345678901234567890', '1.10', '1e3', '-0', '90071992547409.93']
    const [row] = await rowsOf(`{"n":[${numbers.join(',')}]}`)
    expect(row).toMatchObject({ cells: { n: numbers.join('|') } })
  })

  it.each([
    ['json_form', '[1]'],
    ['json_form', '"text"'],
    ['json_form', 'null'],
    ['json_form', '{"a":1'],
    ['json_form', '{"a.b":1,"a":{"b":2}}'],
    ['json_form', `${'{"a":'.repeat(12)}1${'}'.repeat(12)}`],
    ['row_too_long', `{"a":"${'x'.repeat(1_100_000)}"}`],
  ])('refuses with %s', async (broken, text) => {
    expect(await rowsOf(`{"a":1}\n${text}\n{"a":2}\n`)).toMatchObject([{ line: 1 }, { line: 2, broken }, { line: 3 }])
  })

  it('passes over empty lines but counts them', async () => {
    expect(await rowsOf('\ufeff{"a":1}\r\n\n  \n{"a":2}')).toEqual([
      { line: 1, cells: { a: '1' } },
      { line: 4, cells: { a: '2' } },
    ])
  })

  it('gives the same rows however the text is cut into chunks', async () => {
    const text = Array.from({ length: 5 }, (_, at) => JSON.stringify({ at, name: `Bäcker ${at}` })).join('\n')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 8 }), async (cuts) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), text.length]
        const chunks = ends.slice(1).map((end, at) => text.slice(ends[at], end))
        expect(await rowsOf(...chunks)).toEqual(await rowsOf(text))
      }),
    )
  })

  it('never sets a prototype', async () => {
    const [row] = await rowsOf('{"__proto__":"x","constructor":"y"}')
    expect(row && 'cells' in row && Object.keys(row.cells)).toEqual(['__proto__', 'constructor'])
  })
})
