import type { Money } from '@goodstanding/core'
import { money, text, whole } from '../model/cells.ts'
import type { ChartBlock, TableBlock } from '../model/document-model.ts'
import { TONE_COLOURS } from '../model/tone.ts'
import { fill } from '../words/language.ts'
import { barUnit, totalOf } from './amounts.ts'
import type { FactOf, ReportView } from './report-view.ts'

type Line = FactOf<'tradeline'>

type LenderExposure = {
  readonly lender: string
  readonly accounts: number
  readonly secured: Money
  readonly other: Money
  readonly balance: Money
  readonly overdue: Money
}

/** Balances of open accounts in one currency, by lender, secured and not. */
export function exposureChart(open: readonly Line[], currency: string, { words, language }: ReportView): ChartBlock {
  const stated = open.filter(({ body }) => body.balance?.currency === currency)
  const lenders = [...Map.groupBy(stated, ({ provider }) => provider)].map(([lender, lines]) =>
    exposureOf(lender, lines, currency),
  )
  const unit = barUnit(
    currency,
    lenders.map(({ balance }) => balance),
    language,
  )
  const total = (of: 'balance' | 'overdue') =>
    money(
      totalOf(
        currency,
        lenders.map((one) => one[of]),
      ),
    ).text
  const layer = (of: 'secured' | 'other') => lenders.map((one) => Math.max(0, unit.of(one[of])))
  return {
    is: 'chart',
    title: fill(words.exposureTitle, { currency: unit.name }),
    summary: fill(words.exposureSummary, {
      total: total('balance'),
      accounts: stated.length,
      overdue: total('overdue'),
      unknown: open.filter(({ body }) => body.balance === undefined).length,
    }),
    chart: {
      is: 'stack',
      categories: lenders.map(({ lender }) => lender),
      valueName: unit.name,
      lying: true,
      grouped: false,
      digits: unit.digits,
      layers: [
        { name: `S ${words.securedBalance}`, sign: 'S', ...TONE_COLOURS.on_time, values: layer('secured') },
        { name: `N ${words.otherBalance}`, sign: 'N', ...TONE_COLOURS.late_2, values: layer('other') },
      ],
    },
    table: exposureTable(lenders, words),
  }
}

function exposureOf(lender: string, lines: readonly Line[], currency: string): LenderExposure {
  const balances = (of: readonly Line[]) =>
    totalOf(
      currency,
      of.map(({ body }) => body.balance),
    )
  const overdue = lines.map(({ body }) => body.overdueAmount).filter((amount) => amount?.currency === currency)
  return {
    lender,
    accounts: lines.length,
    secured: balances(lines.filter(({ body }) => body.secured === true)),
    other: balances(lines.filter(({ body }) => body.secured !== true)),
    balance: balances(lines),
    overdue: totalOf(currency, overdue),
  }
}

function exposureTable(lenders: readonly LenderExposure[], words: ReportView['words']): TableBlock {
  const figures = [words.openAccounts, words.securedBalance, words.otherBalance, words.balance, words.overdue]
  return {
    is: 'table',
    caption: words.exposureCaption,
    columns: [
      { title: words.provider, align: 'left' },
      ...figures.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: lenders.map(({ lender, accounts, secured, other, balance, overdue }) => [
      text(lender),
      whole(accounts),
      money(secured),
      money(other),
      money(balance),
      money(overdue),
    ]),
  }
}
