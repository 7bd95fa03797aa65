import { describe, expect, it } from 'vitest'
import { creditReportDocument } from '../credit-report/credit-report-document.ts'
import type { DocumentModel } from '../model/document-model.ts'
import { aReport, type ReportPlan } from '../testing/a-report.ts'
import { anAssessment } from '../testing/an-assessment.ts'
import { hostileReport, LONG_CHINESE_NAME, MARKUP_NAME } from '../testing/hostile-report.ts'
import { pdfParts, pdfText } from '../testing/pdf-text.ts'
import type { Language } from '../words/language.ts'
import { PAPERS, type Paper } from './paper.ts'
import { pdfFile } from './pdf-file.ts'

function modelOf(plan: ReportPlan, language: Language = 'en'): DocumentModel {
  const assessment = anAssessment({
    scorecard: { name: 'trial', hash: 'cd'.repeat(32), generated: true, outcomeMonths: 12 },
  })
  return creditReportDocument({ ...aReport(plan), assessment, isRecomputed: false, language })
}

/** As a PDF holds it: broken into lines anywhere. */
const joined = (text: string) => text.replace(/\s/g, '')

function cellsOf(model: DocumentModel): readonly string[] {
  return model.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.is === 'table' ? [block] : block.is === 'chart' ? [block.table] : []))
    .flatMap(({ rows }) => rows.flat())
    .map(({ text }) => text)
}

describe('A PDF', () => {
  it.each<[Language, Paper]>([
    ['en', 'a4'],
    ['zh', 'letter'],
  ])(
    'in %s on %s says every figure of its document, and on each page what is not in earnest',
    async (language, paper) => {
      const model = modelOf(hostileReport(), language)
      const pages = pdfText(await pdfFile(model, { paper }))
      const whole = joined(pages.join('\n'))
      const cells = cellsOf(model)
      expect(cells.length).toBeGreaterThan(1_000)
      for (const cell of cells.filter((text) => /^[\d.,+−% A-Z-]+$/.test(text))) expect(whole).toContain(joined(cell))
      for (const page of pages) {
        const notice = language === 'en' ? /TEST NETWORK.*GENERATED ROWS/s : /测试网络.*生成数据/s
        expect(page).toMatch(notice)
      }
      expect(pages.at(-1)).toContain(`${pages.length} / ${pages.length}`)
    },
  )

  it('has Chinese names in letters that it brings with it', async () => {
    const file = await pdfFile(modelOf(hostileReport()), { paper: 'a4' })
    expect(joined(pdfText(file).join('\n'))).toContain(LONG_CHINESE_NAME)
    const fonts = [
      ...Buffer.from(file)
        .toString('latin1')
        .matchAll(/\/BaseFont \/([A-Z]{6}\+)?([\w-]+)/g),
    ]
    expect(new Set(fonts.map(([, , name]) => name))).toEqual(new Set(['NotoSansSC-Regular', 'NotoSansSC-Bold']))
    expect(fonts.every(([, subset]) => subset !== undefined)).toBe(true)
  })

  it('has markup in names as text', async () => {
    const file = await pdfFile(modelOf(hostileReport({ registration: { legalName: MARKUP_NAME } })), { paper: 'a4' })
    expect(joined(pdfText(file).join('\n'))).toContain(joined(MARKUP_NAME))
  })

  it('shows letters that its fonts do not have by their numbers', async () => {
    const file = await pdfFile(
      modelOf({ answers: [], registration: { legalName: 'ไทย Łódź Müller & Søn Ελλάς Ltd' } }),
      {
        paper: 'a4',
      },
    )
    expect(joined(pdfText(file).join('\n'))).toContain(
      '[U+0E44][U+0E17][U+0E22][U+0141]ód[U+017A]Müller&SønΕλλ[U+03AC]ςLtd',
    )
  })

  it('can be read aloud: every text lies in a part, every table has heads, every chart its sentence', async () => {
    const model = modelOf(hostileReport())
    const file = await pdfFile(model, { paper: 'a4' })
    const { parts, unmarked } = pdfParts(file)
    const blocks = model.sections.flatMap((section) => section.blocks)
    const count = (...kinds: readonly string[]) => blocks.filter(({ is }) => kinds.includes(is)).length
    expect(unmarked).toBe(0)
    expect([parts.get('H1'), parts.get('H2'), parts.get('Figure'), parts.get('Table')]).toEqual([
      1,
      model.sections.length,
      count('chart'),
      count('chart', 'table', 'matrix'),
    ])
    expect(parts.get('TH')).toBeGreaterThan(300)
    const text = Buffer.from(file).toString('latin1')
    expect(text).toMatch(/\/Marked true/)
    expect(text).toMatch(/\/Lang \(en\)/)
    expect(text.match(/\/S \/Figure\n\/Alt \(/g)).toHaveLength(count('chart'))
  })

  it('is drawn for its paper', async () => {
    for (const paper of ['a4', 'letter'] as const) {
      const file = Buffer.from(await pdfFile(modelOf({ answers: [] }), { paper })).toString('latin1')
      expect(file).toContain(`/MediaBox [0 0 ${PAPERS[paper].join(' ')}]`)
    }
  })

  it('is the same to the last byte for the same report', async () => {
    const file = () => pdfFile(modelOf(hostileReport()), { paper: 'a4' })
    expect(Buffer.from(await file()).equals(Buffer.from(await file()))).toBe(true)
  })
})
