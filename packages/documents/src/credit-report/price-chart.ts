import type { AssessedPrice } from '@goodstanding/scoring'
import { decimal, percent, percentOfPpm, text } from '../model/cells.ts'
import type { ChartBlock, TableBlock } from '../model/document-model.ts'
import { fill } from '../words/language.ts'
import type { ReportView } from './report-view.ts'

type Line = AssessedPrice['withRecord']['lines'][number]['line']

const LOOKS: { readonly [L in Line]: { readonly sign: string; readonly fill: string; readonly ink: string } } = {
  funding: { sign: 'F', fill: '#dbe8f4', ink: '#1b2430' },
  operating: { sign: 'O', fill: '#c9d1db', ink: '#1b2430' },
  capital_charge: { sign: 'C', fill: '#f7dc8f', ink: '#1b2430' },
  expected_loss: { sign: 'E', fill: '#dc6b3c', ink: '#101010' },
  margin: { sign: 'M', fill: '#a9cfb6', ink: '#1b2430' },
}

/** The yearly rate of one loan as a stack of its lines, with this record and without it. */
export function priceChart(price: AssessedPrice, { words }: ReportView): ChartBlock {
  const { terms, withRecord, withoutRecord } = price
  const ppmOf = (rate: AssessedPrice['withRecord'], line: Line) => rate.lines.find((one) => one.line === line)?.ppm ?? 0
  return {
    is: 'chart',
    title: words.priceTitle,
    summary: fill(words.priceSummary, {
      lgd: percent(terms.lgd, 1).text,
      years: decimal(terms.maturityYears, 1).text,
      with: percentOfPpm(withRecord.ratePpm).text,
      without: percentOfPpm(withoutRecord.ratePpm).text,
    }),
    chart: {
      is: 'stack',
      categories: [words.withRecord, words.withoutRecord],
      valueName: '%',
      lying: true,
      grouped: false,
      digits: 2,
      layers: withRecord.lines.map(({ line }) => ({
        name: `${LOOKS[line].sign} ${words[line]}`,
        ...LOOKS[line],
        values: [withRecord, withoutRecord].map((rate) => ppmOf(rate, line) / 10_000),
      })),
    },
    table: priceTable(price, words),
  }
}

function priceTable({ withRecord, withoutRecord }: AssessedPrice, words: ReportView['words']): TableBlock {
  const row = (name: string, one: number, other: number | undefined) => [
    text(name),
    percentOfPpm(one),
    percentOfPpm(other),
  ]
  return {
    is: 'table',
    caption: words.priceCaption,
    columns: [
      { title: words.priceLine, align: 'left' },
      { title: words.withRecord, align: 'right' },
      { title: words.withoutRecord, align: 'right' },
    ],
    rows: [
      ...withRecord.lines.map(({ line, ppm }, i) => row(words[line], ppm, withoutRecord.lines[i]?.ppm)),
      row(words.rateLine, withRecord.ratePpm, withoutRecord.ratePpm),
      row(words.breakEven, withRecord.breakEvenPpm, withoutRecord.breakEvenPpm),
      row(words.pd, withRecord.pdPpm, withoutRecord.pdPpm),
    ],
  }
}
