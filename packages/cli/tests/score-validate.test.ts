import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ValidationReport } from '@goodstanding/scoring'
import { beforeAll, describe, expect, it } from 'vitest'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const folder = testFolder()
const LOANS = fileURLToPath(new URL('../../../../shared/data/sba-loans/scoring.csv.gz', import.meta.url))
const SBA_PLAN = fileURLToPath(new URL('../../../samples/scoring/sba-loans.json', import.meta.url))

const PLAN = {
  v: 1,
  kind: 'training_plan',
  name: 'invented',
  columns: { day: { day: '%Y-%m-%d' }, late: 'number', size: 'number', trade: 'text', status: 'text' },
  outcome: { bad: "status = 'lost'", words: 'lost' },
  day: 'day',
  train: 'year(day) = 2020',
  test: 'year(day) > 2020',
  segments: { trade: 'trade' },
  inputs: [
    { name: 'late', kind: 'number', value: 'late', direction: 'higher_is_riskier' },
    { name: 'size', kind: 'number', value: 'size', direction: 'none' },
    { name: 'trade', kind: 'category', value: 'trade', direction: 'none' },
  ],
}

/** Invented loans of three years: those that pay late, and caterers, go bad more often; `move` makes all of them later. */
function someLoans(seed: number, move = 0): string {
  let state = seed
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const lines = Array.from({ length: 3_000 }, (_, i) => {
    const late = Math.floor(draw() * 60) + move
    const trade = ['wholesale', 'building', 'catering'][Math.floor(draw() * 3)] ?? ''
    const isLost = draw() < 0.05 + late / 150 + (trade === 'catering' ? 0.15 : 0)
    return `${2020 + (i % 3)}-0${1 + (i % 9)}-15,${late},${Math.floor(draw() * 1_000)},${trade},${isLost ? 'lost' : 'paid'}`
  })
  return ['day,late,size,trade,status', ...lines, ''].join('\n')
}

const at = (name: string) => folder.path(name)
let judged: readonly string[] = []
const codeOf = ({ json }: { json: unknown }) => (json as { error?: { code: string } }).error?.code

beforeAll(async () => {
  judged = ['--scorecard', at('scorecard.json'), '--plan', at('plan.json')]
  writeFileSync(at('plan.json'), JSON.stringify(PLAN))
  writeFileSync(at('loans.csv'), someLoans(1))
  writeFileSync(at('kept.csv'), someLoans(2))
  writeFileSync(at('moved.csv'), someLoans(3, 40))
  await cli('score', 'train', at('loans.csv'), '--plan', at('plan.json'), '--out', at('scorecard.json'))
})

describe('`score validate`', () => {
  it('puts later years first and the training rows last, and writes the report that it prints', async () => {
    const ran = await cliJson('score', 'validate', at('loans.csv'), ...judged, '--out', at('report.json'))
    const report = ran.json as ValidationReport
    expect(report.samples.map(({ kind, figures }) => [kind, figures.rows])).toEqual([
      ['out_of_time', 2_000],
      ['training', 1_000],
    ])
    expect(report.samples[0]?.figures.auc?.value).toBeGreaterThan(0.6)
    expect(report.samples[0]?.vintages.map(({ vintage }) => vintage)).toEqual(['2021', '2022'])
    expect(report.samples[0]?.segments.map(({ segment }) => segment)).toEqual(['building', 'catering', 'wholesale'])
    expect(report.stability?.score.level).toBe('stable')
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toEqual(report)
  })

  it('takes loans that were kept back: their rows of the training years are no training rows', async () => {
    const { exitCode, json } = await cliJson('score', 'validate', at('kept.csv'), ...judged)
    const { samples } = json as ValidationReport
    expect(exitCode).toBe(0)
    expect(samples.map(({ kind }) => kind)).toEqual(['out_of_time', 'holdout'])
    expect(samples[1]?.figures.auc?.value).toBeGreaterThan(0.6)
  })

  it('narrows the rows, leaves out those not seasoned, and tells people what to beware of', async () => {
    const { stdout } = await cli(
      ...['score', 'validate', at('moved.csv'), ...judged, '--where', "trade <> 'building'"],
      ...['--observed-until', '2022-12-31', '--outcome-months', '12'],
    )
    expect(stdout).toContain('Out of time, other loans')
    expect(stdout).toContain('2022, not seasoned')
    expect(stdout).toMatch(/BEWARE[\s\S]*rows were left out/)
    expect(stdout).not.toMatch(/trade +building/)
  })

  it('keeps its figures in the scorecard, and calibrates it only where the newer half bears it out', async () => {
    const files = ['--keep', at('kept.json'), '--calibrate', at('calibrated.json')]
    const moved = await cliJson('score', 'validate', at('moved.csv'), ...judged, ...files)
    const { calibration, samples } = moved.json as ValidationReport & { calibration: { isAccepted: boolean } }
    expect(calibration.isAccepted).toBe(existsSync(at('calibrated.json')))
    const kept = JSON.parse(readFileSync(at('kept.json'), 'utf8'))
    expect(kept.validation['out_of_time.auc']).toBe(samples[0]?.figures.auc?.value)
    const again = ['--scorecard', at('kept.json'), '--plan', at('plan.json')]
    expect((await cliJson('score', 'validate', at('kept.csv'), ...again)).exitCode).toBe(0)
  })

  it.each([
    ['rows_none', ['--where', 'false']],
    ['seasoning_form', ['--outcome-months', '12']],
    ['plan_expression', ['--where', 'turnover > 1']],
  ])('ends with %s where it cannot judge', async (code, more) => {
    const ran = await cliJson('score', 'validate', at('loans.csv'), ...judged, ...more)
    expect([ran.exitCode, codeOf(ran)]).toEqual([2, code])
  })

  it.skipIf(!existsSync(LOANS))('shows real loans out of time, and no drift from 2004 to 2005 and 2006', async () => {
    const [out, kept] = [at('sba.json'), at('sba-challenger.json')]
    await cli('score', 'train', LOANS, '--plan', SBA_PLAN, '--out', out)
    const named = ['--scorecard', out, '--plan', SBA_PLAN]
    await cli('score', 'compare', LOANS, ...named, '--challenger-out', kept)
    const { json } = await cliJson('score', 'validate', LOANS, ...named, '--challenger', kept)
    const [first] = (json as ValidationReport).samples
    expect(first?.kind).toBe('out_of_time')
    expect(first?.figures.auc?.value).toBeGreaterThan(0.63)
    expect(first?.comparisons[0]?.auc.value).toBeGreaterThan(0.644)
    expect((await cliJson('score', 'drift', LOANS, ...named)).exitCode).toBe(0)
    const years = ['--reference-where', 'ApprovalFY = 1997', '--where', 'ApprovalFY = 2004']
    expect((await cliJson('score', 'drift', LOANS, ...named, ...years)).exitCode).toBe(3)
  })
})

describe('`score compare`', () => {
  it('learns a challenger, sets it beside the scorecard, and keeps it for other rows', async () => {
    const first = await cliJson(...['score', 'compare', at('loans.csv'), ...judged, '--challenger-out', at('c.json')])
    const { samples } = first.json as { samples: ValidationReport['samples'] }
    const [comparison] = samples[0]?.comparisons ?? []
    expect(comparison).toMatchObject({ model: 'invented challenger', rows: 2_000 })
    expect(comparison?.auc.value).toBeGreaterThan(0.6)
    const again = await cliJson('score', 'compare', at('loans.csv'), ...judged, '--challenger', at('c.json'))
    expect(again.json).toEqual(first.json)
    const learnt = await cliJson('score', 'compare', at('kept.csv'), ...judged, '--learn-from', at('loans.csv'))
    const kept = await cliJson('score', 'compare', at('kept.csv'), ...judged, '--challenger', at('c.json'))
    expect(learnt.json).toEqual(kept.json)
  })

  it('sets champions and Altman’s Z″ beside it; a scorecard beside itself differs by nothing', async () => {
    const more = ['--champion', at('scorecard.json'), '--altman', 'late,size,late,size']
    const { json } = await cliJson('score', 'compare', at('loans.csv'), ...judged, ...more)
    const { samples } = json as { samples: ValidationReport['samples'] }
    const [, champion, altman] = samples[0]?.comparisons ?? []
    expect(champion?.difference).toEqual({ value: 0, low: 0, high: 0 })
    expect(altman?.model).toBe('Altman’s Z″')
  })

  it('ends where Altman’s inputs are no numbers, or the challenger is none', async () => {
    const altman = await cliJson('score', 'compare', at('loans.csv'), ...judged, '--altman', 'late,trade')
    expect([altman.exitCode, codeOf(altman)]).toEqual([2, 'altman_inputs'])
    const other = await cliJson('score', 'compare', at('loans.csv'), ...judged, '--challenger', at('plan.json'))
    expect([other.exitCode, codeOf(other)]).toEqual([2, 'challenger_form'])
  })
})

describe('`score drift`', () => {
  it('raises no alarm for the same population, and one for another, with its exit code', async () => {
    const calm = await cliJson('score', 'drift', at('loans.csv'), ...judged)
    expect(calm).toMatchObject({ exitCode: 0, json: { isAlarm: false, reference: 1_000, current: 2_000 } })
    const moved = await cli('score', 'drift', at('moved.csv'), ...judged, '--reference', at('loans.csv'))
    expect(moved.exitCode).toBe(3)
    expect(moved.stdout).toMatch(/late +\d\.\d+ +alarm/)
    expect(moved.stdout).toMatch(/LATE[\s\S]*then +now/)
  })

  it('says from which year on the population is that of the newest: what to learn from', async () => {
    const lines = someLoans(5).trimEnd().split('\n')
    const moved = someLoans(6, 40).trimEnd().split('\n').slice(1)
    const old = moved.filter((line) => line.startsWith('2020'))
    const young = lines.slice(1).filter((line) => !line.startsWith('2020'))
    writeFileSync(at('years.csv'), [lines[0], ...old, ...young, ''].join('\n'))
    const { json } = await cliJson('score', 'drift', at('years.csv'), '--plan', at('plan.json'), '--by-year')
    expect(json).toMatchObject({ from: '2021', years: [{ name: '2020', input: 'late', level: 'alarm' }, {}, {}] })
    const bare = await cliJson('score', 'drift', at('years.csv'), '--by-year')
    expect([bare.exitCode, codeOf(bare)]).toEqual([2, 'plan_without_day'])
    const nothing = await cliJson('score', 'drift', at('years.csv'))
    expect([nothing.exitCode, codeOf(nothing)]).toEqual([2, 'scorecard_missing'])
  })

  it('ends where then and now are the same rows, or there are none', async () => {
    const bare = ['--scorecard', at('scorecard.json')]
    const same = await cliJson('score', 'drift', at('loans.csv'), ...bare)
    expect([same.exitCode, codeOf(same)]).toEqual([2, 'drift_same_rows'])
    const none = await cliJson('score', 'drift', at('loans.csv'), ...bare, '--where', 'late > 1000')
    expect([none.exitCode, codeOf(none)]).toEqual([2, 'rows_none'])
  })
})
