import type { Body } from '@goodstanding/core'
import { money, text, whole } from '../model/cells.ts'
import type { Block, MatrixBlock, MatrixCell, MatrixRow, Section, TableBlock } from '../model/document-model.ts'
import { codeWords } from '../words/code-words.ts'
import { absenceBlocks } from './absence-blocks.ts'
import { isInPeriod, monthColumns } from './month-columns.ts'
import { type FactOf, factsOf, type ReportView } from './report-view.ts'

type Calendar = {
  readonly clear: MatrixCell
  readonly late: MatrixCell
  readonly arranged: MatrixCell
  readonly arrears: MatrixCell
  readonly unclear: MatrixCell
  readonly none: MatrixCell
}

/** Taxes and utilities: a calendar of months, and what each period says. */
export function taxesSection(view: ReportView): Section {
  const { words } = view
  const [taxes, utilities] = [factsOf(view, 'tax_standing'), factsOf(view, 'utility_account')]
  const blocks: Block[] = []
  if (taxes.length + utilities.length > 0) blocks.push(calendarOf(taxes, utilities, view))
  if (taxes.length > 0) blocks.push(taxTable(taxes, view))
  blocks.push(...absenceBlocks(view, 'tax_standing'))
  if (utilities.length > 0) blocks.push(utilityTable(utilities, view))
  blocks.push(...absenceBlocks(view, 'utility_account'))
  return { id: 'taxes', title: words.taxes, blocks }
}

function calendarOf(
  taxes: readonly FactOf<'tax_standing'>[],
  utilities: readonly FactOf<'utility_account'>[],
  view: ReportView,
): MatrixBlock {
  const { words, months, language } = view
  const cells: Calendar = {
    clear: { sign: '✓', tone: 'good', says: words.allOnTime },
    late: { sign: 'L', tone: 'late_1', says: words.paidLate },
    arranged: { sign: 'A', tone: 'late_2', says: words.arrangedKey },
    arrears: { sign: '!', tone: 'late_4', says: words.inArrears },
    unclear: { sign: '?', tone: 'unknown', says: words.unknownLateness },
    none: { sign: '', tone: 'muted', says: words.noMonth },
  }
  const taxRows = rowsBy(
    taxes,
    ({ provider, body }) => `${provider}, ${codeWords(body.taxKind, language)}`,
    ({ status }) => taxCell(status, cells),
  )
  const utilityRows = rowsBy(
    utilities,
    ({ provider, body }) => `${provider}, ${codeWords(body.service, language)}`,
    (body) => utilityCell(body, cells),
  )
  return {
    is: 'matrix',
    caption: words.calendarCaption,
    corner: words.account,
    noteTitle: null,
    columns: monthColumns(months),
    rows: [...taxRows, ...utilityRows],
    key: Object.values(cells),
  }

  function rowsBy<F extends FactOf<'tax_standing'> | FactOf<'utility_account'>>(
    facts: readonly F[],
    headOf: (fact: F) => string,
    cellOf: (body: F['body']) => MatrixCell,
  ): readonly MatrixRow[] {
    const order = Object.values(cells)
    return [...Map.groupBy(facts, headOf)].map(([head, of]) => ({
      head,
      note: '',
      // Where two periods share a month the worse of them is shown.
      cells: months.map((month) => {
        const those = of
          .filter(({ body }) => isInPeriod(month, body.periodFrom, body.periodTo))
          .map(({ body }) => cellOf(body))
        return order.findLast((cell) => cell !== cells.none && those.includes(cell)) ?? cells.none
      }),
    }))
  }
}

function taxCell(status: Body<'tax_standing'>['status'], cells: Calendar): MatrixCell {
  return { clear: cells.clear, arranged: cells.arranged, arrears: cells.arrears }[status]
}

function utilityCell(
  { paymentsDue, paidOnTime, paidLate, arrears }: Body<'utility_account'>,
  cells: Calendar,
): MatrixCell {
  if (arrears !== undefined && arrears.minor > 0) return cells.arrears
  if (paidOnTime === paymentsDue) return cells.clear
  if (paidLate === undefined) return cells.unclear
  const paid = paidOnTime + paidLate.days1To30 + paidLate.days31To60 + paidLate.days61Plus
  return paid < paymentsDue ? cells.arrears : cells.late
}

function taxTable(taxes: readonly FactOf<'tax_standing'>[], { words, language }: ReportView): TableBlock {
  const tones = { clear: 'good', arranged: 'warn', arrears: 'bad' } as const
  return {
    is: 'table',
    caption: words.taxCaption,
    columns: [
      ...[words.provider, words.tax, words.period, words.status].map((title) => ({ title, align: 'left' as const })),
      { title: words.arrearsColumn, align: 'right' },
    ],
    rows: taxes.map(({ provider, body }) => [
      text(provider),
      text(codeWords(body.taxKind, language)),
      text(`${body.periodFrom} – ${body.periodTo}`),
      text(codeWords(body.status, language), tones[body.status]),
      money(body.arrears),
    ]),
  }
}

function utilityTable(utilities: readonly FactOf<'utility_account'>[], { words, language }: ReportView): TableBlock {
  return {
    is: 'table',
    caption: words.utilityCaption,
    columns: [
      ...[words.provider, words.service, words.period].map((title) => ({ title, align: 'left' as const })),
      ...[words.due, words.onTime, words.late, words.arrearsColumn].map((title) => ({
        title,
        align: 'right' as const,
      })),
    ],
    rows: utilities.map(({ provider, body }) => {
      const late = body.paidLate
      return [
        text(provider),
        text(codeWords(body.service, language)),
        text(`${body.periodFrom} – ${body.periodTo}`),
        whole(body.paymentsDue),
        whole(body.paidOnTime),
        text(late === undefined ? null : `${late.days1To30} / ${late.days31To60} / ${late.days61Plus}`),
        money(body.arrears),
      ]
    }),
  }
}
