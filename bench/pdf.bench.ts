/** A credit report of six pages with its charts as a PDF, fonts warm, and where the time goes. */
import { cpus } from 'node:os'
import { creditReportDocument, type DocumentModel, pdfFile } from '@goodstanding/documents'
import { drawChart } from '../packages/documents/src/charts/draw-chart.ts'
import { type AnswerPlan, aReport } from '../packages/documents/src/testing/a-report.ts'
import { anAssessment } from '../packages/documents/src/testing/an-assessment.ts'
import { pdfText } from '../packages/documents/src/testing/pdf-text.ts'
import { medianSeconds } from './measure.ts'

const LIMIT_MS = 300
const RUNS = 15

const usd = (minor: number) => ({ currency: 'USD', minor })
const STATUSES = Array.from({ length: 24 }, (_, i) => (i === 3 ? 'dpd_31_60' : i === 4 ? 'dpd_1_30' : 'dpd_0'))

function bank(name: string, at: number): AnswerPlan {
  const body = {
    originalAmount: usd(2_500_000 * at),
    balance: usd(900_000 * at),
    overdueAmount: usd(0),
    statusByMonth: STATUSES,
  }
  return {
    provider: name,
    types: ['tradeline'],
    facts: [{ type: 'tradeline', body: { ...body, secured: at % 2 === 0 } }],
  }
}

const ANSWERS: readonly AnswerPlan[] = [
  {
    provider: 'registry-ca',
    types: ['registration', 'insolvency', 'security_interest'],
    facts: [{ type: 'registration' }, { type: 'security_interest', body: { securedAmount: usd(10_000_000) } }],
  },
  { provider: 'tax-ca', types: ['tax_standing'], facts: [{ type: 'tax_standing', body: { arrears: undefined } }] },
  ...['northbank', 'bayline', 'cascadia', 'prairie'].map((name, i) => bank(name, i + 1)),
  {
    provider: 'wholesale',
    types: ['trade_payments'],
    facts: [1, 2, 3, 4].map((quarter) => ({
      type: 'trade_payments',
      body: { periodFrom: `2025-0${quarter * 2}-01`, periodTo: `2025-0${quarter * 2}-28` },
    })),
  },
  { provider: 'quiet', types: ['judgment'], outcome: 'silent' },
]

const model = creditReportDocument({
  ...aReport({ answers: ANSWERS, testNetwork: true, registration: { legalName: '海纳货运（深圳）有限公司' } }),
  assessment: anAssessment(),
  isRecomputed: true,
  language: 'en',
})
const charts = model.sections
  .flatMap(({ blocks }) => blocks)
  .flatMap((block) => (block.is === 'chart' ? [block.chart] : []))
const bare: DocumentModel = { ...model, facts: [], notices: [], sections: [] }

const file = await pdfFile(model, { paper: 'a4' })
const before = process.cpuUsage()
const whole = await medianSeconds(RUNS, () => pdfFile(model, { paper: 'a4' }))
const { user, system } = process.cpuUsage(before)
const drawing = await medianSeconds(RUNS, () => charts.map((chart, i) => drawChart(chart, `chart-${i}`)))
const fonts = await medianSeconds(RUNS, () => pdfFile(bare, { paper: 'a4' }))

const ms = (seconds: number) => `${(seconds * 1_000).toFixed(0)} ms`
const share = (seconds: number) => `${((100 * seconds) / whole).toFixed(0)} %`
process.stdout.write(
  `${pdfText(file).length} pages, ${charts.length} charts, ${(file.length / 1_000).toFixed(0)} kB: ${ms(whole)} warm (processor time ${ms((user + system) / 1e6 / (RUNS + 1))}), limit ${LIMIT_MS} ms\n` +
    `charts to SVG ${ms(drawing)} (${share(drawing)}), fonts opened and embedded ${ms(fonts)} (${share(fonts)}), ` +
    `layout, SVG into the page and text ${ms(whole - drawing - fonts)} (${share(whole - drawing - fonts)})\n` +
    `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`,
)
