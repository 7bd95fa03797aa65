import { describe, expect, it } from 'vitest'
import { htmlPage } from '../html/html-page.ts'
import type { Block, DocumentModel, TableBlock } from '../model/document-model.ts'
import { type AnswerPlan, aReport, type ReportPlan } from '../testing/a-report.ts'
import { anAssessment } from '../testing/an-assessment.ts'
import { numbersOf, valuesOfPage } from '../testing/figures-of.ts'
import { hostileReport } from '../testing/hostile-report.ts'
import type { Language } from '../words/language.ts'
import { creditReportDocument } from './credit-report-document.ts'
import type { CreditReportParts } from './report-view.ts'

const BANK: AnswerPlan = {
  provider: 'northbank',
  types: ['tradeline'],
  facts: [
    { type: 'tradeline', body: { statusByMonth: ['dpd_31_60', 'dpd_0', 'not_reported'] } },
    { type: 'tradeline', asOf: '2026-02-01', body: { statusByMonth: ['dpd_0', 'charged_off'] } },
  ],
}

function documentOf(plan: ReportPlan, change: Partial<CreditReportParts> = {}): DocumentModel {
  return creditReportDocument({ ...aReport(plan), assessment: null, isRecomputed: false, language: 'en', ...change })
}

function section(model: DocumentModel, id: string): readonly Block[] {
  return model.sections.find((one) => one.id === id)?.blocks ?? []
}

function tables(model: DocumentModel): readonly TableBlock[] {
  return model.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.is === 'table' ? [block] : block.is === 'chart' ? [block.table] : []))
}

const said = (model: DocumentModel) => JSON.stringify(model)

describe('A credit report', () => {
  it('counts credit accounts by month and band, back from the month of each', () => {
    const [history] = section(documentOf({ answers: [BANK] }), 'history')
    if (history?.is !== 'chart') throw new Error('the history is a chart')
    const rows = history.table.rows.map((row) => row.map(({ text }) => text))
    expect(history.table.columns.map(({ title }) => title)).toEqual([
      'Month',
      'in time',
      '31–60 days past due',
      'charged off',
      'not reported',
    ])
    expect(rows).toEqual([
      ['2026-01', '0', '0', '1', '1'],
      ['2026-02', '2', '0', '0', '0'],
      ['2026-03', '0', '1', '0', '0'],
    ])
  })

  it('shows no fact, figure or name of a report that does not verify, and says so first', () => {
    const plan = hostileReport({
      overall: 'not_verified',
      findings: [{ verdict: 'fails', code: 'network_not_pinned' }],
    })
    const model = documentOf(plan, { assessment: anAssessment() })
    expect(model.sections.map(({ id }) => id)).toEqual(['identity', 'provenance'])
    expect(said(model)).toContain('NOT VERIFIED')
    expect(model.subtitle).toBe('Name not shown, since the file does not verify')
    for (const hidden of ['德拉玛', '531', 'CNY', 'charged off', 'trial-']) expect(said(model)).not.toContain(hidden)
  })

  it('says of what a silent provider was asked that nothing is known, and never that there is none', () => {
    const silent = documentOf({ answers: [{ provider: 'court', types: ['judgment'], outcome: 'silent' }] })
    expect(said(silent)).toContain('Judgment: nothing is known: court did not answer')
    expect(said(silent)).not.toContain('none reported')
    const answered = documentOf({ answers: [{ provider: 'court', types: ['judgment'] }] })
    expect(said(answered)).toContain('Judgment: none reported by those who were asked.')
    expect(said(answered)).toContain('Insolvency: not asked of anyone.')
  })

  it('shows each provider, type and month: facts, silence and refusal each by a sign with words', () => {
    const model = documentOf({
      answers: [
        BANK,
        { provider: 'quiet', types: ['tradeline'], outcome: 'silent' },
        { provider: 'closed', types: ['tradeline', 'judgment'], outcome: 'refused' },
      ],
    })
    const [matrix] = section(model, 'provenance')
    if (matrix?.is !== 'matrix') throw new Error('provenance begins with its matrix')
    const signs = matrix.rows.map(({ head, note, cells }) => [
      head,
      note,
      cells
        .slice(-4)
        .map(({ sign }) => sign)
        .join(''),
    ])
    expect(signs).toEqual([
      ['northbank, credit account', '2 facts', '·121'],
      ['quiet, credit account', 'silent', 'SSSS'],
      ['closed, credit account', 'refused', 'RRRR'],
      ['closed, judgment', 'refused', 'RRRR'],
    ])
    expect(matrix.columns).toHaveLength(24)
    expect(matrix.rows.flatMap(({ cells }) => cells).every(({ says }) => says.length > 2)).toBe(true)
  })

  it('shows every figure of the assessment, exactly', () => {
    const assessment = anAssessment()
    const page = htmlPage(documentOf({ answers: [BANK] }, { assessment }))
    const values = valuesOfPage(page)
    const shown = numbersOf(assessment).filter(
      ([path]) => !/^(v|price\.terms|characteristics\.\d+\.bin)|better\.bin$/.test(path),
    )
    const inWords = new Set(['depth.months', 'depth.known', 'depth.of', 'pd.lowPpm', 'pd.highPpm'])
    expect(shown.length).toBeGreaterThan(35)
    for (const [path, value] of shown) if (!inWords.has(path)) expect(values, path).toContain(String(value))
    expect(page).toContain('95 % interval 1.89 % to 2.92 %')
    expect(page).toContain('47 months; 4 of 5 characteristics known')
  })

  it('has points that add up to the score in the table, as in the waterfall', () => {
    const [waterfall] = section(documentOf({ answers: [BANK] }, { assessment: anAssessment() }), 'reasons')
    if (waterfall?.is !== 'chart' || waterfall.chart.is !== 'waterfall')
      throw new Error('reasons begin with a waterfall')
    const { from, steps, to } = waterfall.chart
    expect(steps.reduce((sum, { value }) => sum + value, from.value)).toBe(to.value)
    const points = waterfall.table.rows.map((row) => Number(row[2]?.value))
    expect(points.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(points.at(-1))
  })

  it('of a partial file says what is lacking, and shows neither grade nor probability of default', () => {
    const assessment = anAssessment({
      result: 'partial_file',
      pd: null,
      grade: null,
      price: null,
      lacking: [{ type: 'tradeline', provider: 'quiet', why: 'silent' }],
    })
    const text = said(documentOf({ answers: [BANK] }, { assessment }))
    expect(text).toContain('Partial file')
    expect(text).toContain('What keeps it from being graded')
    expect(text).not.toMatch(/2\.34 %|C1/)
  })

  it.each<[Language, string, string, string]>([
    ['en', 'TEST NETWORK', 'in part, names invented: registration', 'GENERATED ROWS'],
    ['zh', '测试网络', '名称均为虚构：登记信息', '生成数据'],
  ])(
    'says on every page in %s that a network is a test network, what in it is generated and that rows were',
    (language, test, types, rows) => {
      const generated = anAssessment({
        scorecard: { name: 'trial', hash: 'cd'.repeat(32), generated: true, outcomeMonths: 12 },
      })
      const both = documentOf({ answers: [], testNetwork: true }, { assessment: generated, language }).notices
      expect(both).toEqual([test, types, rows].map((words) => expect.stringContaining(words)))
      expect(documentOf({ answers: [] }, { assessment: anAssessment(), language }).notices).toEqual([])
    },
  )

  it('has the same sections, tables and figures in Chinese as in English', () => {
    const shape = (language: Language) => {
      const model = documentOf(hostileReport(), { assessment: anAssessment(), language })
      const values = tables(model).map(({ rows }) => rows.map((row) => row.map(({ value }) => value)))
      return [model.sections.map(({ id, blocks }) => [id, blocks.map(({ is }) => is)]), values]
    }
    expect(shape('zh')).toEqual(shape('en'))
  })

  it('has rows of as many cells as columns in every table', () => {
    for (const { caption, columns, rows } of tables(documentOf(hostileReport(), { assessment: anAssessment() }))) {
      for (const row of rows) expect(row.length, caption).toBe(columns.length)
    }
  })
})
