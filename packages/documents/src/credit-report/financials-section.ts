import type { Body, Money } from '@goodstanding/core'
import { decimal, money, NONE, percent, text, whole } from '../model/cells.ts'
import type { Block, Cell, Section, TableBlock } from '../model/document-model.ts'
import { TONE_COLOURS } from '../model/tone.ts'
import { codeWords } from '../words/code-words.ts'
import { fill } from '../words/language.ts'
import { absenceBlocks } from './absence-blocks.ts'
import { BAR_INK, barUnit } from './amounts.ts'
import { type FactOf, factsOf, type ReportView } from './report-view.ts'

type Accounts = FactOf<'accounts'>

const LINES = [
  'turnover',
  'operatingResult',
  'netResult',
  'totalAssets',
  'equity',
  'currentAssets',
  'currentLiabilities',
  'debt',
  'interestPaid',
  'debtServiceDue',
] as const satisfies readonly (keyof Body<'accounts'>)[]

/** Columns of years that a table has; older years stand in a table of their own. */
const YEARS_IN_A_TABLE = 4

/** Filed accounts by provider and basis, oldest year first, with their ratios. */
export function financialsSection(view: ReportView): Section {
  const facts = factsOf(view, 'accounts').toSorted((a, b) => (a.body.periodTo < b.body.periodTo ? -1 : 1))
  const sets = [...Map.groupBy(facts, ({ provider, body }) => `${provider} ${body.basis} ${body.standard}`).values()]
  const blocks = sets.flatMap((set) => setBlocks(set, view))
  return { id: 'financials', title: view.words.financials, blocks: [...blocks, ...absenceBlocks(view, 'accounts')] }
}

function setBlocks(set: readonly Accounts[], view: ReportView): readonly Block[] {
  const tables: Block[] = []
  for (let to = set.length; to > 0; to -= YEARS_IN_A_TABLE) {
    const years = set.slice(Math.max(0, to - YEARS_IN_A_TABLE), to)
    tables.push(figuresTable(years, view), ratiosTable(years, view))
  }
  return [...turnoverChart(set, view), ...tables]
}

function yearColumns(years: readonly Accounts[], first: string): TableBlock['columns'] {
  return [
    { title: first, align: 'left' },
    ...years.map(({ body }) => ({ title: body.periodTo, align: 'right' as const })),
  ]
}

function figuresTable(years: readonly Accounts[], { words, language }: ReportView): TableBlock {
  const [first] = years
  const caption = fill(words.accountsCaption, {
    provider: first?.provider ?? '',
    basis: codeWords(first?.body.basis ?? '', language),
    standard: codeWords(first?.body.standard ?? '', language),
  })
  const audited = (is: boolean | undefined) => (is === undefined ? NONE : text(is ? words.yes : words.no))
  return {
    is: 'table',
    caption,
    columns: yearColumns(years, words.line),
    rows: [
      ...LINES.map((line) => [text(words[line]), ...years.map(({ body }) => money(body[line]))]),
      [text(words.employees), ...years.map(({ body }) => whole(body.employees))],
      [text(words.audited), ...years.map(({ body }) => audited(body.audited))],
      [text(words.filedOn), ...years.map(({ body }) => text(body.filedOn))],
    ],
  }
}

function ratiosTable(years: readonly Accounts[], { words }: ReportView): TableBlock {
  const row = (name: string, of: (body: Body<'accounts'>) => Cell) => [text(name), ...years.map(({ body }) => of(body))]
  const times = (part: Money | undefined, over: Money | undefined) => decimal(quotient(part, over), 2)
  return {
    is: 'table',
    caption: fill(words.ratiosCaption, { provider: years[0]?.provider ?? '' }),
    columns: yearColumns(years, words.ratio),
    rows: [
      row(words.debtServiceCover, (body) => times(body.operatingResult, body.debtServiceDue)),
      row(words.interestCover, (body) => times(body.operatingResult, body.interestPaid)),
      row(words.equityRatio, (body) => percent(quotient(body.equity, body.totalAssets), 1)),
      row(words.debtToEquity, (body) => times(body.debt, body.equity)),
      row(words.currentRatio, (body) => times(body.currentAssets, body.currentLiabilities)),
      row(words.netMargin, (body) => percent(quotient(body.netResult, body.turnover), 1)),
    ],
  }
}

/** One over the other; null where either is not stated, the currencies differ, or what divides is zero or below. */
function quotient(part: Money | undefined, over: Money | undefined): number | null {
  if (part === undefined || over === undefined || part.currency !== over.currency || over.minor <= 0) return null
  return part.minor / over.minor
}

/** Only of years in one currency, and of two at least. */
function turnoverChart(set: readonly Accounts[], { words, language }: ReportView): readonly Block[] {
  const years = set.flatMap(({ body }) =>
    body.turnover === undefined || body.netResult === undefined
      ? []
      : [{ year: body.periodTo, turnover: body.turnover, netResult: body.netResult }],
  )
  const [first] = years
  const currencies = new Set(years.flatMap(({ turnover, netResult }) => [turnover.currency, netResult.currency]))
  if (first === undefined || years.length < 2 || currencies.size > 1) return []
  const { currency } = first.turnover
  const unit = barUnit(
    currency,
    years.flatMap(({ turnover, netResult }) => [turnover, netResult]),
    language,
  )
  return [
    {
      is: 'chart',
      title: fill(words.turnoverTitle, { currency: unit.name }),
      summary: fill(words.turnoverSummary, { provider: set[0]?.provider ?? '' }),
      chart: {
        is: 'stack',
        categories: years.map(({ year }) => year),
        valueName: unit.name,
        lying: false,
        grouped: true,
        digits: unit.digits,
        layers: [
          {
            name: words.turnover,
            sign: '',
            fill: '#8fb8d8',
            ink: BAR_INK,
            values: years.map(({ turnover }) => unit.of(turnover)),
          },
          {
            name: words.netResult,
            sign: '',
            fill: TONE_COLOURS.late_2.fill,
            ink: BAR_INK,
            values: years.map(({ netResult }) => unit.of(netResult)),
          },
        ],
      },
      table: {
        is: 'table',
        caption: fill(words.turnoverTitle, { currency }),
        columns: [
          { title: words.year, align: 'left' },
          { title: words.turnover, align: 'right' },
          { title: words.netResult, align: 'right' },
        ],
        rows: years.map(({ year, turnover, netResult }) => [text(year), money(turnover), money(netResult)]),
      },
    },
  ]
}
