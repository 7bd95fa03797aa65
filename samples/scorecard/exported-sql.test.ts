import type { Table } from '@goodstanding/scoring'
import { scorecardSql } from '@goodstanding/scoring'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openDuckDb } from '../../packages/cli/tests/duckdb-rows.ts'
import { anyScorecardWithRows } from '../../packages/scoring/src/exports/testing/any-scorecard.ts'
import { engineScores, type RowScore } from '../../packages/scoring/src/exports/testing/engine-scores.ts'
import { rowOf } from '../../packages/scoring/src/table/row-of.ts'
import { databases } from '../../packages/store/src/testing/databases.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]
type Database = { readonly name: string; readonly rows: (sql: string) => Promise<Rows> }

const duckDb = openDuckDb()
afterAll(async () => (await duckDb).close())

const DATABASES: readonly Database[] = [
  { name: 'DuckDB', rows: async (sql) => (await duckDb).rows(sql) },
  ...databases.map(({ name, handle }) => ({
    name,
    rows: async (sql: string) => {
      const query = { kind: 'RawNode', sqlFragments: [sql], parameters: [] } as const
      return (
        await (
          await handle()
        ).db.executeQuery<Rows[number]>({
          sql,
          parameters: [],
          query,
          queryId: { queryId: sql },
        })
      ).rows
    },
  })),
]

describe.each(DATABASES)('The same SQL of a scorecard, run in $name,', ({ rows }) => {
  it('scores every row as the engine does, with the same reasons in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(anyScorecardWithRows, async ({ scorecard, table }) => {
        const sql = scorecardSql(scorecard, { table: 'applications', key: 'row "no"' })
        if (!sql.ok) throw new Error(`${sql.fault} at ${sql.at}`)
        for (const statement of tableStatements(table)) await rows(statement)
        try {
          const answer = await rows(sql.value)
          const scores = answer
            .toSorted((a, b) => Number(a['row "no"']) - Number(b['row "no"']))
            .map((row): RowScore => ({ score: Number(row.score), reasons: reasonsIn(row) }))
          expect(scores).toEqual(engineScores(scorecard, table))
        } finally {
          await rows('DROP TABLE applications')
        }
      }),
      { seed: 20_26, numRuns: 80 },
    )
  })
})

describe('The SQL of a scorecard', () => {
  it.each([
    ['', 'id'],
    ['a.', 'id'],
    ['applications', ''],
    ['a\nb', 'id'],
  ])('is refused for a table %o with the key %o', (table, key) => {
    const [some] = fc.sample(anyScorecardWithRows, { seed: 1, numRuns: 1 })
    if (some === undefined) throw new Error('there is a scorecard')
    expect(scorecardSql(some.scorecard, { table, key })).toMatchObject({ ok: false, fault: 'export_table_form' })
  })
})

function reasonsIn(row: Rows[number]): readonly string[] {
  return [row.reason_1, row.reason_2, row.reason_3, row.reason_4].filter((reason) => reason !== null).map(String)
}

/** Makes the table with a column for each value and one for the kind of its absence. */
function tableStatements(table: Table): readonly string[] {
  const columns = [...table.columns].flatMap(([name, { kind }]) => [
    `${identifier(name)} ${kind === 'number' ? 'DOUBLE PRECISION' : 'VARCHAR'}`,
    `${identifier(`${name}_absent`)} VARCHAR`,
  ])
  const values = Array.from({ length: table.rows }, (_, row) => {
    const cells = Object.values(rowOf(table, row)).flatMap((cell) =>
      typeof cell === 'object' ? ['NULL', text(cell.absent)] : [literal(cell), 'NULL'],
    )
    return `(${[row, ...cells].join(', ')})`
  })
  return [
    `CREATE TABLE applications (${[`${identifier('row "no"')} INTEGER`, ...columns].join(', ')})`,
    `INSERT INTO applications VALUES ${values.join(', ')}`,
  ]
}

function literal(cell: number | string): string {
  return typeof cell === 'string' ? text(cell) : `CAST('${cell}' AS DOUBLE PRECISION)`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
