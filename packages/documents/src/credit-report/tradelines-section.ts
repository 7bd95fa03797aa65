import type { Body } from '@goodstanding/core'
import { money, text } from '../model/cells.ts'
import type { Block, MatrixBlock, MatrixCell, Section, TableBlock } from '../model/document-model.ts'
import { codeWords } from '../words/code-words.ts'
import { fill, listed } from '../words/language.ts'
import { absenceBlocks } from './absence-blocks.ts'
import { LATENESS, type Lateness, latenessCell, TONES_OF_LATENESS } from './lateness.ts'
import { monthColumns } from './month-columns.ts'
import { statusOfMonths } from './payment-history-section.ts'
import { type FactOf, factsOf, type ReportView } from './report-view.ts'

type Line = FactOf<'tradeline'>

/** Every credit account: its strip of months, and what its lender states. */
export function tradelinesSection(view: ReportView): Section {
  const lines = factsOf(view, 'tradeline')
  const blocks: Block[] = lines.length === 0 ? [] : [stripOf(lines, view), tableOf(lines, view)]
  return { id: 'tradelines', title: view.words.tradelines, blocks: [...blocks, ...absenceBlocks(view, 'tradeline')] }
}

function stripOf(lines: readonly Line[], view: ReportView): MatrixBlock {
  const { words, months, language } = view
  const empty: MatrixCell = { sign: '', tone: 'muted', says: words.noMonth }
  return {
    is: 'matrix',
    caption: words.stripCaption,
    corner: words.account,
    noteTitle: null,
    columns: monthColumns(months),
    rows: lines.map((line, i) => {
      const statuses = statusOfMonths(line)
      return {
        head: `${i + 1}. ${line.provider}, ${codeWords(line.body.kind, language)}, ${line.body.openedOn.slice(0, 4)}`,
        note: '',
        cells: months.map((month) => {
          const status = statuses.get(month)
          return status === undefined ? empty : latenessCell(status, language)
        }),
      }
    }),
    key: [...LATENESS.map((status) => latenessCell(status, language)), empty],
  }
}

function tableOf(lines: readonly Line[], view: ReportView): TableBlock {
  const { words, language } = view
  const left = [words.account, words.kind, words.asOf, words.opened]
  const right = [words.original, words.balance, words.overdue]
  return {
    is: 'table',
    caption: words.tableCaption,
    columns: [
      ...left.map((title) => ({ title, align: 'left' as const })),
      ...right.map((title) => ({ title, align: 'right' as const })),
      ...[words.closed, words.worst, words.marks].map((title) => ({ title, align: 'left' as const })),
    ],
    rows: lines.map(({ provider, head, body }, i) => {
      const worst = worstOf(body)
      return [
        text(`${i + 1}. ${provider}`),
        text(codeWords(body.kind, language)),
        text(head.asOf),
        text(body.openedOn),
        money(body.originalAmount),
        money(body.balance),
        overdueCell(body),
        text(closedText(body, view)),
        worst === null
          ? text(null)
          : text(codeWords(worst, language), worst === 'dpd_0' ? undefined : TONES_OF_LATENESS[worst]),
        text(listed(marksOf(body, view), language)),
      ]
    }),
  }
}

function overdueCell({ overdueAmount }: Body<'tradeline'>) {
  const cell = money(overdueAmount)
  return overdueAmount !== undefined && overdueAmount.minor > 0 ? { ...cell, tone: 'bad' as const } : cell
}

function closedText({ closedOn, closedHow }: Body<'tradeline'>, { language }: ReportView): string {
  const how = closedHow === undefined ? '' : codeWords(closedHow, language)
  return [closedOn ?? '', how].join(' ').trim()
}

/** The worst month that was reported; null where none was. */
function worstOf({ statusByMonth = [] }: Body<'tradeline'>): Lateness | null {
  const reported = new Set<Lateness>(statusByMonth.filter((status) => status !== 'not_reported'))
  return LATENESS.findLast((status) => reported.has(status)) ?? null
}

function marksOf(body: Body<'tradeline'>, { words }: ReportView): readonly string[] {
  return [
    ...(body.secured === true ? [words.secured] : []),
    ...(body.publicGuarantee === true ? [words.publicGuarantee] : []),
    ...(body.forborne === true ? [words.forborne] : []),
    ...(body.defaultedOn === undefined ? [] : [fill(words.defaulted, { on: body.defaultedOn })]),
    ...(body.soldOn === undefined ? [] : [fill(words.soldMark, { on: body.soldOn })]),
    ...(body.chargedOffAmount === undefined || body.chargedOffAmount.minor === 0
      ? []
      : [fill(words.chargedOffMark, { amount: money(body.chargedOffAmount).text })]),
  ]
}
