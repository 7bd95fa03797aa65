import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const folder = testFolder()
const LOANS = fileURLToPath(new URL('../../../../shared/data/sba-loans/scoring.csv.gz', import.meta.url))
const CASE = fileURLToPath(new URL('../../../../shared/data/sba-case/case.csv.gz', import.meta.url))
const plan = (name: string) => fileURLToPath(new URL(`../../../samples/scoring/${name}.json`, import.meta.url))

/** Invented loans: those that pay late, and caterers, go bad more often. */
function someLoans(): string {
  const lines = Array.from({ length: 2_000 }, (_, i) => {
    const late = (i * 37) % 90
    const trade = ['wholesale', 'building', 'catering'][i % 3]
    const isBad = (i * 7919) % 100 < 5 + late / 3 + (i % 3 === 2 ? 20 : 0)
    return `${i},${i % 10 === 0 ? '' : late},${trade},CA,${isBad ? 'lost' : 'paid'}`
  })
  return ['id,Days late,trade,State,status', ...lines, ''].join('\n')
}

const train = (table: string, inputs: string, ...more: readonly string[]) => [
  'score',
  'train',
  folder.path(table),
  ...['--outcome', 'status', '--bad', 'lost', '--inputs', inputs, '--out', folder.path('scorecard.json')],
  ...more,
]

beforeAll(() => {
  writeFileSync(folder.path('loans.csv'), someLoans())
})

describe('`score train`', () => {
  it('without a plan makes a scorecard of columns, and the same one each time', async () => {
    const first = await cliJson(...train('loans.csv', 'Days late,trade'))
    expect(first).toMatchObject({ exitCode: 0, json: { leaks: [], scorecard: { training: { rows: 2_000 } } } })
    expect(await cliJson(...train('loans.csv', 'Days late,trade'))).toEqual(first)
    expect(JSON.parse(readFileSync(folder.path('scorecard.json'), 'utf8'))).toMatchObject({ kind: 'scorecard' })
    const half = await cliJson(...train('loans.csv', 'Days late', '--where', "id < 1000 AND trade <> 'retail'"))
    expect(half).toMatchObject({ exitCode: 0, json: { scorecard: { training: { rows: 1_000 } } } })
  })

  it('says what it does on the way on standard error, and the points for people', async () => {
    const { stdout, stderr } = await cli(...train('loans.csv', 'Days late,trade'))
    expect(stderr).toContain('100% fitted')
    expect(stdout).toMatch(/Days_late +up to \d+/)
    expect(stdout).toMatch(/AUC on them: 0\.\d{4}/)
  })

  it('says how far it has come with loading a large file', async () => {
    const [header = '', ...rows] = someLoans().trimEnd().split('\n')
    writeFileSync(folder.path('large.csv'), [header, ...Array.from({ length: 100 }, () => rows).flat(), ''].join('\n'))
    const { exitCode, stderr } = await cli(...train('large.csv', 'Days late,trade'))
    expect(exitCode).toBe(0)
    expect(stderr).toContain('Loading large.csv: 100% loaded')
  })

  it('keeps none that it could not read again', async () => {
    const long = someLoans()
      .replaceAll('building', 'building '.repeat(30))
      .replaceAll('catering', 'catering '.repeat(30))
    writeFileSync(folder.path('long.csv'), long)
    const ended = await cliJson(...train('long.csv', 'trade', '--out', folder.path('unread.json')))
    expect(ended).toMatchObject({ exitCode: 2, json: { error: { code: 'scorecard_form' } } })
    expect(existsSync(folder.path('unread.json'))).toBe(false)
  })

  it.each([
    ['column_missing', 'Turnover'],
    ['input_never', 'State'],
    ['input_leaks', 'status'],
    ['training_input_twice', 'trade,trade'],
  ])('ends with %s for inputs %s', async (code, inputs) => {
    expect(await cliJson(...train('loans.csv', inputs))).toMatchObject({ exitCode: 2, json: { error: { code } } })
  })

  it('ends where a class has no bads, a cell is no number, or neither plan nor columns are given', async () => {
    const none = await cliJson(...train('loans.csv', 'trade', '--where', "status = 'paid'"))
    expect(none).toMatchObject({ exitCode: 2, json: { error: { code: 'training_no_bads' } } })
    const empty = await cliJson(...train('loans.csv', 'trade', '--where', 'id < 0'))
    expect(empty).toMatchObject({ exitCode: 2, json: { error: { code: 'training_no_rows' } } })
    writeFileSync(folder.path('odd.csv'), someLoans().replace('\n1,37,', '\n1,37 days,'))
    const odd = await cliJson(...train('odd.csv', 'Days late'))
    expect(odd).toMatchObject({ exitCode: 2, json: { error: { code: 'cell_not_number' } } })
    expect(JSON.stringify(odd.json)).toMatch(/line 3, column Days late: “99 AAAA” is not a number/)
    const bare = await cliJson('score', 'train', folder.path('loans.csv'), '--outcome', 'status')
    expect(bare).toMatchObject({ exitCode: 2, json: { error: { code: 'plan_missing' } } })
    writeFileSync(folder.path('plan.json'), '{"v":1}')
    const broken = await cliJson('score', 'train', folder.path('loans.csv'), '--plan', folder.path('plan.json'))
    expect(broken).toMatchObject({ exitCode: 2, json: { error: { code: 'plan_form' } } })
  })

  it.skipIf(!existsSync(CASE))('shows the coefficients and errors of the Californian case', async () => {
    const { json } = await cliJson(
      ...['score', 'train', CASE, '--plan', plan('sba-case'), '--plain-logit', '--out', folder.path('case.json')],
    )
    const { plainLogit } = json as { plainLogit: { terms: readonly { coefficient: number }[]; test: unknown } }
    expect(plainLogit.terms.map(({ coefficient }) => coefficient.toFixed(4))).toEqual([
      '1.3931',
      '-2.1282',
      '-2.9875',
      '0.5041',
    ])
    expect(plainLogit.test).toEqual({ rows: 1_050, falseNegatives: 324, falsePositives: 14 })
  })

  it.skipIf(!existsSync(LOANS))(
    'tells real loans apart out of time, without place, name or what came later',
    async () => {
      const out = folder.path('loans.json')
      const { json } = await cliJson('score', 'train', LOANS, '--plan', plan('sba-loans'), '--out', out)
      const { auc } = json as { auc: { test: { value: number } } }
      expect(auc.test.value).toBeGreaterThan(0.63)
    },
  )
})

describe('`score apply` and `score explain`', () => {
  const scorecard = () => folder.path('scorecard.json')
  beforeAll(async () => {
    await cli(...train('loans.csv', 'Days late,trade'))
    writeFileSync(folder.path('new.csv'), 'Days_late,trade\n85,catering\n0,building\n,unheard of\n')
  })

  it('agree on every row: the line of the table and the row by itself', async () => {
    const out = folder.path('scores.csv')
    const args = ['score', 'apply', folder.path('new.csv'), '--scorecard', scorecard(), '--out', out]
    expect(await cliJson(...args)).toMatchObject({ exitCode: 0, json: { rows: 3 } })
    const [, ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n')
    const rows = [['Days_late=85', 'trade=catering'], ['Days_late=0', 'trade=building'], ['trade=unheard of']]
    for (const [i, values] of rows.entries()) {
      const [row, points, pd, grade, ...reasons] = lines[i]?.split(',') ?? []
      const { json } = await cliJson('score', 'explain', scorecard(), ...values)
      const explained = json as { points: number; pd: { pd: number }; grade: string; reasons: { name: string }[] }
      expect([row, points, grade]).toEqual([String(i + 1), String(explained.points), explained.grade])
      expect(pd).toBe(explained.pd.pd.toFixed(6))
      expect(reasons.filter((name) => name !== '')).toEqual(explained.reasons.map(({ name }) => name))
    }
    const table = ['--table', folder.path('new.csv'), '--row', '1']
    const [byTable, byValues] = [
      await cliJson('score', 'explain', scorecard(), ...table),
      await cliJson('score', 'explain', scorecard(), ...(rows[0] ?? [])),
    ]
    expect(byTable).toEqual(byValues)
  })

  it('tells people what cost points, what would change it and what is not known', async () => {
    const { stdout } = await cli('score', 'explain', scorecard(), 'trade=catering')
    expect(stdout).toContain('Reasons: trade.')
    expect(stdout).toMatch(/trade: (building|wholesale).* would bring \d+/)
    expect(stdout).toMatch(/Days_late \(missing\): between −\d+ and \+\d+/)
    expect((await cli('score', 'explain', scorecard())).stdout).toContain('catering')
  })

  it.each([
    ['value_unknown', ['turnover=1']],
    ['value_not_number', ['Days_late=many']],
    ['values_twice', ['trade=building', '--table', 'x.csv']],
    ['row_missing', ['--table', 'x.csv']],
  ])('end with %s', async (code, args) => {
    const answer = await cliJson('score', 'explain', scorecard(), ...args)
    expect(answer).toMatchObject({ exitCode: 2, json: { error: { code } } })
  })

  it('end where a table lacks a column, or a plan is another scorecard’s', async () => {
    writeFileSync(folder.path('short.csv'), 'trade\nbuilding\n')
    const args = ['score', 'apply', folder.path('short.csv'), '--scorecard', scorecard()]
    expect(await cliJson(...args)).toMatchObject({ exitCode: 2, json: { error: { code: 'column_missing' } } })
    const other = await cliJson(...args, '--plan', plan('sba-case'))
    expect(other).toMatchObject({ exitCode: 2, json: { error: { code: 'plan_of_another_scorecard' } } })
  })
})
