import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowOf } from '../table/row-of.ts'
import type { Row } from '../table/table.ts'
import { CSV_COLUMNS, scorecardCsv } from './scorecard-csv.ts'
import { anyScorecardWithRows } from './testing/any-scorecard.ts'
import { engineScores, type RowScore } from './testing/engine-scores.ts'

describe('A scorecard as a table', () => {
  it('gives every row the engine’s score and reasons to whoever looks its cells up line by line', () => {
    fc.assert(
      fc.property(anyScorecardWithRows, ({ scorecard, table }) => {
        const csv = scorecardCsv(scorecard)
        if (!csv.ok) throw new Error(csv.fault)
        const lines = readCsv(csv.value)
        const scores = Array.from({ length: table.rows }, (_, row) => lookedUp(lines, rowOf(table, row)))
        expect(scores).toEqual(engineScores(scorecard, table))
      }),
      { seed: 41_80, numRuns: 300 },
    )
  })
})

type Line = Readonly<Record<(typeof CSV_COLUMNS)[number], string>>

/** By hand: find the line of each characteristic's cell, add points up, order by points lost. */
function lookedUp(lines: readonly Line[], row: Row): RowScore {
  const names = [...new Set(lines.map(({ characteristic }) => characteristic))].filter((name) => name !== '')
  const found = names.map((name) =>
    lineOf(
      lines.filter(({ characteristic }) => characteristic === name),
      row[name],
    ),
  )
  const base = Number(lines.find(({ kind }) => kind === 'base')?.points)
  return {
    score: found.reduce((sum, { points }) => sum + Number(points), base),
    reasons: found
      .filter(({ lost }) => Number(lost) > 0)
      .toSorted((a, b) => Number(b.lost) - Number(a.lost))
      .slice(0, 4)
      .map(({ characteristic }) => characteristic),
  }
}

function lineOf(lines: readonly Line[], cell: Row[string] | undefined): Line {
  const ofKind = (kind: string) => lines.find((line) => line.kind === kind)
  const line =
    typeof cell === 'object' || cell === undefined || Number.isNaN(cell)
      ? ofKind(typeof cell === 'object' ? cell.absent : 'missing')
      : typeof cell === 'string'
        ? (lines.find(({ kind, label }) => kind === 'category' && label === cell) ?? ofKind('other'))
        : lines.find(
            ({ kind, above, up_to }) =>
              kind === 'number' && (above === '' || cell > Number(above)) && (up_to === '' || cell <= Number(up_to)),
          )
  if (line === undefined) throw new Error(`no line for ${JSON.stringify(cell)}`)
  return line
}

function readCsv(csv: string): readonly Line[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\n') rows.push([])
  }
  const [header = [], ...lines] = rows.slice(0, -1)
  expect(header).toEqual([...CSV_COLUMNS])
  return lines.map((cells) => {
    expect(cells.length).toBe(header.length)
    return Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])) as Line
  })
}
