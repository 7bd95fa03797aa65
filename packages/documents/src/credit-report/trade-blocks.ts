import type { Body } from '@goodstanding/core'
import { money, text, whole } from '../model/cells.ts'
import type { Block, TableBlock } from '../model/document-model.ts'
import { TONE_COLOURS, type Tone } from '../model/tone.ts'
import { fill } from '../words/language.ts'
import { absenceBlocks } from './absence-blocks.ts'
import { type FactOf, factsOf, type ReportView } from './report-view.ts'

type Bucket = keyof Body<'trade_payments'>['paid']

const BUCKETS: readonly (readonly [Bucket, sign: string, Tone])[] = [
  ['withinTerms', '0', 'on_time'],
  ['dbt1To30', '1', 'late_1'],
  ['dbt31To60', '2', 'late_2'],
  ['dbt61To90', '3', 'late_3'],
  ['dbt91Plus', '4', 'late_4'],
  ['unpaid', 'U', 'lost'],
]

/** More periods than this are in the table alone. */
const PERIODS_DRAWN = 24

/** How suppliers were paid, period by period. */
export function tradeBlocks(view: ReportView): readonly Block[] {
  const facts = factsOf(view, 'trade_payments').toSorted((a, b) => (a.body.periodTo < b.body.periodTo ? -1 : 1))
  if (facts.length === 0) return absenceBlocks(view, 'trade_payments')
  return [chartOf(facts, view), ...absenceBlocks(view, 'trade_payments')]
}

function chartOf(facts: readonly FactOf<'trade_payments'>[], view: ReportView): Block {
  const { words } = view
  const drawn = facts.slice(-PERIODS_DRAWN)
  return {
    is: 'chart',
    title: words.tradeTitle,
    summary: fill(words.tradeSummary, { count: facts.length }),
    chart: {
      is: 'stack',
      categories: drawn.map(({ body }) => body.periodTo.slice(0, 7)),
      valueName: words.shareOfInvoiced,
      lying: false,
      grouped: false,
      digits: 0,
      layers: BUCKETS.map(([bucket, sign, tone]) => ({
        name: `${sign} ${words[bucket]}`,
        sign,
        ...TONE_COLOURS[tone],
        values: drawn.map(({ body }) => shareOf(body, bucket)),
      })),
    },
    table: tableOf(facts, view),
  }
}

function shareOf({ paid, invoiced }: Body<'trade_payments'>, bucket: Bucket): number {
  return invoiced.minor === 0 ? 0 : (paid[bucket].minor / invoiced.minor) * 100
}

function tableOf(facts: readonly FactOf<'trade_payments'>[], { words }: ReportView): TableBlock {
  return {
    is: 'table',
    caption: words.trade,
    columns: [
      { title: words.period, align: 'left' },
      { title: words.provider, align: 'left' },
      { title: words.invoices, align: 'right' },
      { title: words.invoiced, align: 'right' },
      ...BUCKETS.map(([bucket]) => ({ title: words[bucket], align: 'right' as const })),
    ],
    rows: facts.map(({ provider, body }) => [
      text(`${body.periodFrom} – ${body.periodTo}`),
      text(provider),
      whole(body.invoices),
      money(body.invoiced),
      ...BUCKETS.map(([bucket]) => withoutCurrency(body, bucket)),
    ]),
  }
}

/** The column of what was invoiced names the currency; the buckets, of the same, need not. */
function withoutCurrency({ paid, invoiced }: Body<'trade_payments'>, bucket: Bucket) {
  const cell = money(paid[bucket])
  return paid[bucket].currency === invoiced.currency ? { ...cell, text: cell.text.slice(4) } : cell
}
