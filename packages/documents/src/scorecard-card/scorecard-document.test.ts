import { DEFAULT_GRADES, type Scorecard, type Table, trainScorecard, validateScorecard } from '@goodstanding/scoring'
import { describe, expect, it } from 'vitest'
import { htmlPage } from '../html/html-page.ts'
import { pdfFile } from '../pdf/pdf-file.ts'
import { numbersOf, valuesOfPage } from '../testing/figures-of.ts'
import { pdfText } from '../testing/pdf-text.ts'
import { scorecardDocument } from './scorecard-document.ts'

/** Rows of a law that a seed draws: the older the safer, the later the riskier, builders riskiest. */
function rowsOf(seed: number, rows: number) {
  let state = seed
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const [age, late] = [new Float64Array(rows), new Float64Array(rows)]
  const [codes, outcomes, absence] = [new Int32Array(rows), new Uint8Array(rows), new Uint8Array(rows)]
  for (let row = 0; row < rows; row++) {
    absence[row] = row % 9 === 0 ? 1 : 0
    age[row] = Math.floor(draw() * 300)
    late[row] = row % 9 === 0 ? Number.NaN : Math.floor(draw() * 90)
    codes[row] = Math.floor(draw() * 3)
    const risk = -1.2 - 0.008 * (age[row] ?? 0) + 0.02 * (Number.isNaN(late[row]) ? 20 : (late[row] ?? 0))
    outcomes[row] = draw() < 1 / (1 + Math.exp(-risk - (codes[row] === 0 ? 0.7 : 0))) ? 1 : 0
  }
  const table: Table = {
    rows,
    columns: new Map([
      ['age_months', { kind: 'number', values: age, absence: null }],
      ['worst_days_past_due_24m', { kind: 'number', values: late, absence }],
      ['sector', { kind: 'category', codes, labels: ['build', '农业', 'shop'], absence: null }],
    ]),
  }
  return { table, outcomes }
}

function trained(): Scorecard {
  const { table, outcomes } = rowsOf(7, 3_000)
  const inputs = [
    { name: 'age_months', direction: 'higher_is_safer' },
    { name: 'worst_days_past_due_24m', direction: 'higher_is_riskier' },
    { name: 'sector', direction: 'none' },
  ] as const
  const scorecard = trainScorecard(table, outcomes, { name: 'trial', inputs, outcome: 'drawn by a law' })
  if (!scorecard.ok) throw new Error(scorecard.fault)
  const { value } = scorecard
  return { ...value, grades: DEFAULT_GRADES, training: { ...value.training, generated: true } }
}

const scorecard = trained()
const later = rowsOf(8, 3_000)
const segments = later.table.columns.get('sector')
const validation = validateScorecard(scorecard, {
  samples: [
    {
      kind: 'out_of_time',
      name: 'later rows',
      ...later,
      days: Array.from({ length: 3_000 }, (_, row) => (row % 2 === 0 ? '2021-06-30' : '2022-06-30')),
      segments: new Map(segments?.kind === 'category' ? [['sector', segments]] : []),
    },
  ],
  reference: rowsOf(7, 3_000).table,
})
const PARTS = { scorecard, hash: 'ab'.repeat(32), language: 'en', madeAt: '2026-03-02T00:00:00.000Z' } as const
const model = scorecardDocument({ ...PARTS, validation })
const page = htmlPage(model)

describe('A model card', () => {
  it('shows every figure of the validation report, exactly; of a long curve those points that it draws', () => {
    const values = valuesOfPage(page)
    const figures = numbersOf(validation).filter(([path]) => !/^v$|\.roc\.|trainingRows/.test(path))
    expect(figures.length).toBeGreaterThan(300)
    for (const [path, value] of figures) expect(values, path).toContain(String(value))
    const curve = validation.samples.flatMap(({ roc }) => roc)
    const drawn = model.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.is === 'chart' && block.chart.is === 'lines' ? (block.chart.lines[0]?.points ?? []) : [],
      ),
    )
    const shown = drawn.slice(0, Math.min(41, curve.length))
    for (const { x, y } of shown) expect(curve.some(({ goods, bads }) => goods === x && bads === y)).toBe(true)
    for (const { x } of shown) expect(values).toContain(String(x))
  })

  it('shows every bin of every characteristic with its rows and points, exactly', () => {
    const values = valuesOfPage(page)
    const figures = numbersOf(scorecard.characteristics).filter(([path]) => !path.endsWith('bestPoints'))
    expect(figures.length).toBeGreaterThan(60)
    for (const [path, value] of figures) expect(values, path).toContain(String(value))
  })

  it('says the same figures in its PDF as on its page', async () => {
    const text = pdfText(await pdfFile(model, { paper: 'a4' }))
      .join('\n')
      .replace(/\s/g, '')
    const shown = [...page.matchAll(/<data value="[^"]*"[^>]*>([^<]*)<\/data>/g)].map(([, words]) => words ?? '')
    expect(shown.length).toBeGreaterThan(300)
    for (const words of shown) expect(text).toContain(words.replace(/\s/g, ''))
  })

  it('says on each page that the rows were generated', async () => {
    for (const pageText of pdfText(await pdfFile(model, { paper: 'letter' })))
      expect(pageText).toContain('GENERATED ROWS')
    expect(page).toContain('GENERATED ROWS')
  })

  it('without a validation report says that there is none, and shows what the scorecard states', () => {
    const stated = { ...scorecard, validation: { 'out_of_time.auc': 0.6543 } }
    const bare = htmlPage(scorecardDocument({ ...PARTS, scorecard: stated, validation: null }))
    expect(bare).toContain('No validation report is given')
    expect(valuesOfPage(bare)).toContain('0.6543')
  })

  it('has the same figures in Chinese', () => {
    const chinese = htmlPage(scorecardDocument({ ...PARTS, language: 'zh', validation }))
    expect([...valuesOfPage(chinese)]).toEqual([...valuesOfPage(page)])
    expect(chinese).toContain('<html lang="zh-Hans">')
  })
})
