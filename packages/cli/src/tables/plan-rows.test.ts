import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { areaUnderCurve, prepareScorecard, scoreTable, trainScorecard } from '@goodstanding/scoring'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPlanRows } from './plan-rows.ts'
import { readPlan, type TrainingPlan } from './training-plan.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'goodstanding [tables] '))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const ROWS = [
  'id,turnover,late,day,kind,State,status',
  '1,100.5,3,2/28/2004,trade,CA,paid',
  '2,,0,3/1/2004,"service, other",CA,lost',
  '3,-2e3,7,12/31/2005,"two',
  'lines",NY,paid',
  '4,0,,1/1/2006,,NY,lost',
]

function written(name: string, lines: readonly string[] = ROWS): string {
  const path = join(folder, name)
  const text = `${lines.join('\n')}\n`
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}

function planWith(change: Partial<TrainingPlan> = {}): TrainingPlan {
  return {
    v: 1,
    kind: 'training_plan',
    name: 'test',
    columns: {
      turnover: 'number',
      late: 'number',
      day: { day: '%m/%d/%Y' },
      kind: 'text',
      State: 'text',
      status: 'text',
    },
    outcome: { bad: "status = 'lost'", words: 'lost' },
    day: 'day',
    train: 'year(day) = 2004',
    test: 'year(day) > 2004',
    segments: { state: 'State' },
    inputs: [
      { name: 'turnover', kind: 'number', value: 'turnover', direction: 'higher_is_safer' },
      { name: 'late', kind: 'number', value: 'late * 2', notApplicable: 'late = 0', direction: 'higher_is_riskier' },
      { name: 'kind', kind: 'category', value: 'kind', direction: 'none' },
    ],
    ...change,
  }
}

describe('Rows that a plan reads', () => {
  it.each(['rows.csv', 'rows.csv.gz', 'rows[1].csv'])('are typed, in order, with absences apart: %s', async (name) => {
    const { all } = await readPlanRows(written(name), planWith(), ['all'])
    const column = (of: string) => all.table.columns.get(of)
    expect(column('turnover')).toEqual({
      kind: 'number',
      values: Float64Array.of(100.5, Number.NaN, -2_000, 0),
      absence: Uint8Array.of(0, 1, 0, 0),
    })
    expect(column('late')).toMatchObject({
      values: Float64Array.of(6, Number.NaN, 14, Number.NaN),
      absence: Uint8Array.of(0, 2, 0, 1),
    })
    expect(column('kind')).toMatchObject({
      codes: Int32Array.of(0, 1, 2, -1),
      labels: ['trade', 'service, other', 'two\nlines'],
    })
    expect(all.outcomes).toEqual(Uint8Array.of(0, 1, 0, 1))
    expect(all.window).toEqual({ from: '2004-02-28', to: '2006-01-01' })
    expect(all.segments.get('state')).toMatchObject({ labels: ['CA', 'NY'] })
  })

  it('fall into parts, narrowed by a filter', async () => {
    const { train, test } = await readPlanRows(written('rows.csv'), planWith(), ['train', 'test'], "status = 'lost'")
    expect([train.rowNumbers, test.rowNumbers]).toEqual([Int32Array.of(2), Int32Array.of(4)])
    const { all } = await readPlanRows(written('rows.csv'), planWith(), ['all'], "id = '3' OR kind = 'trade'")
    expect(all.rowNumbers).toEqual(Int32Array.of(1, 3))
  })

  it('may come from Parquet', async () => {
    const path = join(folder, 'rows.parquet')
    const connection = await (await DuckDBInstance.create()).connect()
    await connection.run(
      `COPY (SELECT 7.5 AS turnover, 1 AS late, DATE '2004-05-06' AS day, 'trade' AS kind, 'CA' AS State, 'lost' AS status) TO '${path}' (FORMAT parquet)`,
    )
    const { all } = await readPlanRows(path, planWith(), ['all'])
    expect(all.table.columns.get('turnover')).toMatchObject({ values: Float64Array.of(7.5) })
    expect(all.window?.from).toBe('2004-05-06')
  })

  it('cannot be had from a file that is none', async () => {
    await expect(readPlanRows(join(folder, 'nowhere.csv'), planWith(), ['all'])).rejects.toThrow('it is not there')
    await expect(readPlanRows(folder, planWith(), ['all'])).rejects.toThrow('no plain file')
  })

  it.each([
    ['line 4 has 3 cells, the header 2', ['a,b', '1,2', '3,4', '5,6,7', '8,9']],
    ['line 2 has 1 cells, the header 2', ['a,b', '1', '3,4']],
    ['line 3 has a quotation mark that is never closed', ['a,b', '1,2', '"3,4']],
    ['it has no header', ['']],
    ['its header has a column without a name', ['a,,b', '1,2,3']],
    ['its header names a twice', ['a,b,a', '1,2,3']],
    ['its header names A twice', ['a,b,A', '1,2,3']],
    ['its header is no text', ['\u0000\u0001,b', '1,2']],
  ])('cannot be had from a table that is broken: %s', async (why, lines) => {
    await expect(readPlanRows(written('broken.csv', lines), planWith(), ['all'])).rejects.toThrow(why)
  })

  it('are found behind any of the usual delimiters', async () => {
    const semicolons = written(
      'semicolons.csv',
      ROWS.slice(0, 2).map((line) => line.replaceAll(',', ';')),
    )
    expect((await readPlanRows(semicolons, planWith(), ['all'])).all.outcomes).toEqual(Uint8Array.of(0))
  })
})

describe('A fault of a table or plan tells what, where and what to do', () => {
  const input = (value: string, name = 'x') => [{ name, kind: 'number' as const, value, direction: 'none' as const }]
  it.each<[string, RegExp, Partial<TrainingPlan>, string?]>([
    ['column_missing', /no column Turnover; do you mean turnover\?/, { columns: { Turnover: 'number' } }],
    ['cell_not_number', /line 5, column turnover: “\$9,999” is not a number/, {}, '5,"$1,200",1,1/1/2006,a,CA,paid'],
    ['cell_not_number', /column turnover: “AAA” is not/, {}, '5,nan,1,1/1/2006,a,CA,paid'],
    ['cell_not_day', /column day: “9999-99-99” is not a day as %m/, {}, '5,1,1,2006-01-01,a,CA,paid'],
    ['outcome_unknown', /the outcome is not known/, {}, '5,1,1,1/1/2006,a,CA,'],
    ['day_unknown', /row 4: the day is not known/, {}, '5,1,1,,a,CA,paid'],
    ['day_layout', /column day: %Q is no layout of a day/, { columns: { day: { day: '%Q' } } }],
    ['plan_expression', /input x cannot be computed.*profit/, { inputs: input('profit / 2') }],
    ['plan_expression', /filter nonsense =/, { where: 'nonsense = 1' }],
    ['plan_expression', /input x/, { inputs: input("(SELECT count(*) FROM read_csv('/etc/hosts'))") }],
    ['plan_expression', /Could not convert/, { inputs: input('CAST(kind AS DOUBLE)') }],
    ['input_never', /input x reads State, which stands for a place/, { inputs: input('length("State")') }],
    ['input_never', /input region stands for a place/, { inputs: input('late', 'region') }],
  ])('%s: %s', async (code, message, change, line) => {
    const lines = line === undefined ? ROWS : [...ROWS.slice(0, 3), ROWS[1] ?? '', line]
    const path = written('faulty.csv', lines)
    await expect(readPlanRows(path, planWith(change), ['all'])).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })
})

describe('An input cannot reach a column that may never be one', () => {
  const within = (value: string) => ({
    inputs: [{ name: 'x', kind: 'category' as const, value, direction: 'none' as const }],
  })
  const reading = (change: Partial<TrainingPlan>) => readPlanRows(written('hidden.csv'), planWith(change), ['all'])

  it.each([
    String.raw`E'\'' || State || E'\''`,
    `$$ ' $$ || State || $$ ' $$`,
    '/* */ "STATE"',
    "kind['State']",
    "json_extract(kind, '$.city')",
  ])('by its name, however it is written: %s', async (value) => {
    await expect(reading(within(value))).rejects.toMatchObject({ code: 'input_never' })
  })

  it.each([
    "COLUMNS('^Sta')",
    '#6',
    '"#typed"',
    '"#typed".State',
    "struct_extract(\"#Typed\", 'Sta' || 'te')",
    '(SELECT max(kind) FROM "#rows")',
    `(FROM query('SELECT 1'))`,
    'kind) FROM (SELECT 1) AS t("kind"',
    "unnest(['a', 'b'])",
    'max(kind) OVER ()',
  ])('without its name: %s', async (value) => {
    await expect(reading(within(value))).rejects.toMatchObject({ code: 'plan_expression' })
  })

  it.each([
    'true); CREATE OR REPLACE VIEW "#typed" AS SELECT * REPLACE ("State" AS kind) FROM "#rows"; SELECT ((1',
    'true) ORDER BY (late',
    'late = 1 -- ',
  ])('by what another part of the plan makes of the table: %s', async (where) => {
    await expect(reading({ where })).rejects.toMatchObject({ code: 'plan_expression' })
  })

  it('and reads texts, comments, cases and lists as they are', async () => {
    const value = "CASE WHEN kind IN ('State', 'city') THEN 'it''s' /* City */ ELSE left(kind, 2)::VARCHAR || 'zip' END"
    const { all } = await reading(within(value))
    expect(all.table.columns.get('x')).toMatchObject({ labels: ['trzip', 'sezip', 'twzip'] })
  })
})

const sample = (name: string) => fileURLToPath(new URL(`../../../../samples/scoring/${name}.json`, import.meta.url))
const LOANS = fileURLToPath(new URL('../../../../../shared/data/sba-loans/scoring.csv.gz', import.meta.url))

describe('The sample plans', () => {
  it.each(['sba-loans', 'sba-case'])('can be read: %s', (name) => {
    expect(readPlan(sample(name)).name).toBe(name)
  })

  it.skipIf(!existsSync(LOANS))(
    'train on 2004 what tells loans of 2005 and 2006 apart, with no wrong sign',
    async () => {
      const plan = readPlan(sample('sba-loans'))
      const { train, test } = await readPlanRows(LOANS, plan, ['train', 'test'])
      const scorecard = trainScorecard(train.table, train.outcomes, { name: 'x', inputs: plan.inputs, outcome: 'x' })
      if (!scorecard.ok) throw new Error(scorecard.fault)
      const { points } = scoreTable(prepareScorecard(scorecard.value), test.table)
      const area = areaUnderCurve(
        Float64Array.from(points, (each) => -each),
        test.outcomes,
      )
      expect([train.table.rows, test.table.rows]).toEqual([4_464, 7_708])
      expect(area?.value).toBeGreaterThan(0.63)
      expect(scorecard.value.characteristics.every(({ coefficient }) => coefficient < 0)).toBe(true)
    },
  )
})
