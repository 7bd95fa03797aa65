import type { CalendarDate } from '@goodstanding/core'
import { text, whole } from '../model/cells.ts'
import type { Block, Section } from '../model/document-model.ts'
import { TONE_COLOURS } from '../model/tone.ts'
import { codeWords } from '../words/code-words.ts'
import { fill, listed } from '../words/language.ts'
import { absenceBlocks } from './absence-blocks.ts'
import { LATENESS, type Lateness, SIGNS, TONES_OF_LATENESS } from './lateness.ts'
import { type FactOf, factsOf, monthsUpTo, type ReportView } from './report-view.ts'
import { tradeBlocks } from './trade-blocks.ts'

/** Months of lateness over all credit accounts, and how suppliers were paid. */
export function paymentHistorySection(view: ReportView): Section {
  return {
    id: 'history',
    title: view.words.history,
    blocks: [...historyBlocks(view), ...tradeBlocks(view)],
  }
}

function historyBlocks(view: ReportView): readonly Block[] {
  const { words, months } = view
  const accounts = factsOf(view, 'tradeline').map(statusOfMonths)
  const counts = months.map((month) => countsOf(accounts, month))
  const isEmpty = counts.every((of) => of.size === 0)
  if (isEmpty) return [{ is: 'text', text: words.noHistory }, ...absenceBlocks(view, 'tradeline')]
  return [
    chartOf(view, counts, accounts.filter((statuses) => statuses.size > 0).length),
    ...absenceBlocks(view, 'tradeline'),
  ]
}

/** Status by month (`YYYY-MM`) of an account; its list goes back from the month of `asOf`. */
export function statusOfMonths({ head, body }: FactOf<'tradeline'>): ReadonlyMap<string, Lateness> {
  const statuses = body.statusByMonth ?? []
  const months = monthsUpTo(head.asOf as CalendarDate, statuses.length).toReversed()
  return new Map(statuses.map((status, i) => [months[i] ?? '', status]))
}

function countsOf(accounts: readonly ReadonlyMap<string, Lateness>[], month: string): ReadonlyMap<Lateness, number> {
  const counts = new Map<Lateness, number>()
  for (const statuses of accounts) {
    const status = statuses.get(month)
    if (status !== undefined) counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return counts
}

function chartOf(view: ReportView, counts: readonly ReadonlyMap<Lateness, number>[], accounts: number): Block {
  const { words, months, language } = view
  // A band that no month has is left out of chart and table alike.
  const bands = LATENESS.filter((band) => counts.some((of) => of.has(band)))
  const last = counts.findLast((of) => of.size > 0)
  const inWords = (of: ReadonlyMap<Lateness, number> | undefined) =>
    listed(
      bands.filter((band) => of?.has(band)).map((band) => `${of?.get(band)} × ${codeWords(band, language)}`),
      language,
    )
  const worst = bands.findLast((band) => band !== 'not_reported') ?? 'not_reported'
  return {
    is: 'chart',
    title: words.historyTitle,
    summary: fill(words.historySummary, {
      months: months.length,
      to: months.at(-1) ?? '',
      accounts,
      latest: inWords(last),
      worst: codeWords(worst, language),
    }),
    chart: {
      is: 'stack',
      categories: months,
      valueName: words.accountsCount,
      lying: false,
      grouped: false,
      digits: 0,
      layers: bands.map((band) => ({
        name: `${SIGNS[band]} ${codeWords(band, language)}`,
        sign: SIGNS[band],
        ...TONE_COLOURS[TONES_OF_LATENESS[band]],
        values: counts.map((of) => of.get(band) ?? 0),
      })),
    },
    table: {
      is: 'table',
      caption: words.historyCaption,
      columns: [
        { title: words.month, align: 'left' },
        ...bands.map((band) => ({ title: codeWords(band, language), align: 'right' as const })),
      ],
      rows: months.flatMap((month, i) => {
        const of = counts[i]
        return of === undefined || of.size === 0
          ? []
          : [[text(month), ...bands.map((band) => whole(of.get(band) ?? 0))]]
      }),
    },
  }
}
