import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDb } from './duckdb-rows.ts'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const folder = testFolder()
const duckDb = openDuckDb()
afterAll(async () => (await duckDb).close())

/** Invented loans with columns that are characteristics by their own names; some cells are empty. */
function someLoans(): string {
  const lines = Array.from({ length: 1_500 }, (_, i) => {
    const late = (i * 37) % 90
    const trade = ['wholesale', 'food & drink', "builder's"][i % 3]
    const isBad = (i * 7919) % 100 < 5 + late / 3 + (i % 3 === 2 ? 20 : 0)
    return `${i + 1},${i % 10 === 0 ? '' : late / 8},${trade},${isBad ? 'lost' : 'paid'}`
  })
  return ['id,late,trade,status', ...lines, ''].join('\n')
}

const scorecard = () => folder.path('scorecard.json')
const exported = (format: string, ...more: readonly string[]) =>
  cli('score', 'export', scorecard(), '--format', format, ...more)

beforeAll(async () => {
  writeFileSync(folder.path('loans.csv'), someLoans())
  const inputs = ['--outcome', 'status', '--bad', 'lost', '--inputs', 'late,trade', '--out', scorecard()]
  const { exitCode, stderr } = await cli('score', 'train', folder.path('loans.csv'), ...inputs)
  expect(exitCode, stderr).toBe(0)
})

describe('`score export`', () => {
  it('as SQL gives each row of a table what `score apply` gives it', async () => {
    const out = folder.path('scores.csv')
    await cli('score', 'apply', folder.path('loans.csv'), '--scorecard', scorecard(), '--out', out)
    const applied = readFileSync(out, 'utf8').trimEnd().split('\n').slice(1)
    const { exitCode, stdout } = await exported('sql', '--table', 'lending.loans')
    expect(exitCode).toBe(0)

    const { rows } = await duckDb
    await rows('CREATE SCHEMA lending')
    const path = folder.path('loans.csv').replaceAll("'", "''")
    await rows(`CREATE TABLE lending.loans AS SELECT * FROM read_csv('${path}', header = true)`)
    const scored = (await rows(stdout)).toSorted((a, b) => Number(a.id) - Number(b.id))
    expect(
      scored.map((row) => [row.id, row.score, row.reason_1, row.reason_2].map((cell) => String(cell ?? ''))),
    ).toEqual(
      applied.map((line) => {
        const [row, points, , , first, second] = line.split(',')
        return [row, points, first, second]
      }),
    )
    expect(new Set(scored.map(({ score }) => score)).size).toBeGreaterThan(5)
  })

  it('as JSON writes the scorecard itself, from which the same scores come', async () => {
    const out = folder.path('copy.json')
    expect(await exported('json', '--out', out)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(out) })
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(JSON.parse(readFileSync(scorecard(), 'utf8')))
    const explained = await cliJson('score', 'explain', out, 'late=9', 'trade=wholesale')
    expect(explained).toEqual(await cliJson('score', 'explain', scorecard(), 'late=9', 'trade=wholesale'))
  })

  it.each([
    ['pmml', '<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">'],
    ['csv', 'characteristic,kind,bin,above,up_to,label,points,lost,goods,bads,woe,reason'],
  ])('as %s writes a whole file', async (format, words) => {
    const { exitCode, stdout } = await exported(format)
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(words)])
    expect(stdout).toContain('trade')
    expect(stdout).not.toContain('\ufffd')
    const out = folder.path(`scorecard.${format}`)
    await exported(format, '--out', out)
    expect(readFileSync(out, 'utf8')).toBe(stdout)
  })

  it('is not printed with other letters than it has: what would steer a terminal goes to a file', async () => {
    const path = folder.path('steering.json')
    writeFileSync(path, readFileSync(scorecard(), 'utf8').replaceAll('food & drink', 'food \u202e drink'))
    const printed = await cliJson('score', 'export', path, '--format', 'csv')
    expect(printed).toMatchObject({ exitCode: 2, json: { error: { code: 'export_not_printable' } } })
    const out = folder.path('steering.csv')
    await cli('score', 'export', path, '--format', 'csv', '--out', out)
    expect(readFileSync(out, 'utf8')).toContain('food \u202e drink')
  })

  it('ends with a code and what to do where the table’s name or the scorecard cannot be used', async () => {
    const bad = await cliJson('score', 'export', scorecard(), '--format', 'sql', '--table', 'a..b')
    expect(bad).toMatchObject({ exitCode: 2, json: { error: { code: 'export_table_form' } } })
    const none = await cliJson('score', 'export', folder.path('loans.csv'), '--format', 'sql')
    expect(none).toMatchObject({ exitCode: 2, json: { error: { message: expect.stringContaining('loans.csv') } } })
    expect(await exported('xml')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('json, sql, pmml, csv'),
    })
  })
})

const RATES = ['--funding', '3.5', '--operating', '1.2', '--hurdle', '12', '--risk-free', '3']
const TERMS = [...RATES, '--lgd', '45', '--maturity', '2.5', '--sales', '5']

describe('`score price`', () => {
  it('shows each line of a price, for several PDs side by side', async () => {
    const { exitCode, stdout } = await cli('score', 'price', '--pd', '0.5', '2', '5', '10', ...TERMS, '--linear')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Rate +5\.32 +6\.24 +7\.76 +10\.25\n/)
    expect(stdout).toMatch(/Capital charge +0\.40 +0\.64 +0\.81 +1\.05\n/)
  })

  it('says what the record is worth, and prices what a scorecard says of a score', async () => {
    const { stdout } = await cli('score', 'price', '--pd', '2', '--without', '10', ...TERMS)
    expect(stdout).toMatch(/Break-even +6\.29 +10\.74\n/)
    expect(stdout).toContain('cheaper by 4.44 percentage points a year')
    const dearer = await cli('score', 'price', '--pd', '10', '--without', '2', ...TERMS)
    expect(dearer.stdout).toContain('dearer by 4.44 percentage points a year')
    const byScore = await cli('score', 'price', '--scorecard', scorecard(), '--points', '540', ...TERMS)
    expect(byScore).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('540 points') })
  })

  it('takes terms from a file, with a table of capital', async () => {
    const terms = { funding: 0.035, operating: 0.012, riskFree: 0, hurdle: 0.1, lgd: 0.4, maturityYears: 3 }
    const capital = { method: 'table', steps: [{ pdUpTo: 1, capital: 0.08 }] }
    writeFileSync(folder.path('terms.json'), JSON.stringify({ ...terms, capital }))
    const { json } = await cliJson('score', 'price', '--pd', '2', '--terms', folder.path('terms.json'))
    expect(json).toMatchObject({ prices: [{ price: { capital: 0.08, pd: 0.02 } }] })
  })

  it.each([
    ['pd_missing', TERMS],
    ['pd_missing', ['--pd', '2', '5', '--without', '3', ...TERMS]],
    ['term_missing', ['--pd', '2', ...RATES]],
    ['value_not_number', ['--pd', 'two', ...TERMS]],
    ['pd_range', ['--pd', '120', ...TERMS]],
    ['loss_is_certain', ['--pd', '100', ...RATES, '--lgd', '100']],
    ['lgd_range', ['--pd', '2', ...RATES, '--lgd', '145']],
    ['pricing_rate_range', ['--pd', '2', ...RATES, '--lgd', '45', '--margin', '70']],
    ['hurdle_below_risk_free', ['--pd', '2', ...RATES, '--lgd', '45', '--risk-free', '20']],
    ['file_unreadable', ['--pd', '2', '--terms', 'nowhere.json']],
  ])('ends with %s for %j', async (code, args) => {
    expect(await cliJson('score', 'price', ...args)).toMatchObject({ exitCode: 2, json: { error: { code } } })
  })
})
