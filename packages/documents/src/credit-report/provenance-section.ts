import type { RecordType, ReportOutcome } from '@goodstanding/core'
import type { Fact } from '@goodstanding/report'
import { text, whole } from '../model/cells.ts'
import type { Block, Cell, MatrixBlock, MatrixCell, MatrixRow, Section, TableBlock } from '../model/document-model.ts'
import { codeWords } from '../words/code-words.ts'
import { fill, listed } from '../words/language.ts'
import { isInPeriod, monthColumns } from './month-columns.ts'
import { statusOfMonths } from './payment-history-section.ts'
import type { FactOf, ReportView } from './report-view.ts'

/** Who was asked for what, what each answered, and of which months its facts tell. */
export function provenanceSection(view: ReportView, { withFacts }: { readonly withFacts: boolean }): Section {
  const { words, language, providers } = view
  const expired = providers.flatMap(({ provider, expired: heads }) =>
    heads.map(({ type }) => `${provider}: ${codeWords(type, language)}`),
  )
  if (view.report.answers.length === 0) {
    return { id: 'provenance', title: words.provenance, blocks: [{ is: 'text', text: words.nobodyAsked }] }
  }
  const blocks: Block[] = withFacts ? [matrixOf(view), readsTable(view, withFacts)] : [readsTable(view, withFacts)]
  if (expired.length > 0) {
    blocks.push({
      is: 'note',
      tone: 'warn',
      sign: words.warning,
      text: fill(words.expired, { list: listed(expired, language) }),
    })
  }
  return { id: 'provenance', title: words.provenance, blocks }
}

function matrixOf(view: ReportView): MatrixBlock {
  const { words, months, report } = view
  const key: MatrixCell[] = [
    { sign: '2', tone: 'on_time', says: words.factsKey },
    { sign: '·', tone: 'plain', says: words.noFactKey },
    silentCell(view),
    refusedCell(view),
  ]
  return {
    is: 'matrix',
    caption: words.matrixCaption,
    corner: words.matrixCorner,
    noteTitle: words.matrixNote,
    columns: monthColumns(months),
    rows: report.answers.flatMap(({ provider, outcome }) =>
      typesAsked(view, provider).map((type) => rowOf(provider, type, outcome, view)),
    ),
    key,
  }
}

function typesAsked({ report }: ReportView, provider: string): readonly RecordType[] {
  return [
    ...new Set(
      report.consent.slices.filter(({ slice }) => slice.provider === provider).flatMap(({ slice }) => slice.types),
    ),
  ]
}

function silentCell({ words }: ReportView): MatrixCell {
  return { sign: 'S', tone: 'late_1', says: words.silentKey }
}

function refusedCell({ words }: ReportView): MatrixCell {
  return { sign: 'R', tone: 'late_3', says: words.refusedKey }
}

function rowOf(provider: string, type: RecordType, outcome: ReportOutcome, view: ReportView): MatrixRow {
  const { words, months, language, providers } = view
  const facts = (providers.find((one) => one.provider === provider)?.facts ?? []).filter(
    ({ head }) => head.type === type,
  )
  const head = `${provider}, ${codeWords(type, language)}`
  // A registration that the enterprise carries is a fact of a registrar that did not answer.
  if (outcome.kind !== 'answered' && facts.length === 0) {
    const cell = outcome.kind === 'silent' ? silentCell(view) : refusedCell(view)
    return { head, note: codeWords(outcome.kind, language), cells: months.map(() => cell) }
  }
  const empty: MatrixCell = { sign: '·', tone: 'plain', says: words.noFactKey }
  const note = facts.length === 1 ? words.oneFact : fill(words.factCount, { count: facts.length })
  return {
    head,
    note: facts.length === 0 ? words.noFacts : note,
    cells: months.map((month) => {
      const count = facts.filter((fact) => tellsOf(fact, month)).length
      return count === 0
        ? empty
        : { sign: count > 99 ? '99' : String(count), tone: 'on_time', says: fill(words.factCount, { count }) }
    }),
  }
}

/** Whether a fact says anything of a month: by its months or period where it has one, else by its day. */
function tellsOf({ head, body }: Fact, month: string): boolean {
  if (head.type === 'tradeline') {
    const statuses = statusOfMonths({ provider: head.provider, head, body: body as FactOf<'tradeline'>['body'] })
    if (statuses.size > 0) return (statuses.get(month) ?? 'not_reported') !== 'not_reported'
  }
  if ('periodFrom' in body) return isInPeriod(month, body.periodFrom, body.periodTo)
  return head.asOf.slice(0, 7) === month
}

function readsTable(view: ReportView, withFacts: boolean): TableBlock {
  const { words, language, report, providers } = view
  const left = [words.provider, words.asked, words.outcomeColumn, words.receipt]
  return {
    is: 'table',
    caption: words.readsCaption,
    columns: [
      ...left.map((title) => ({ title, align: 'left' as const })),
      ...(withFacts ? [{ title: words.facts, align: 'right' as const }] : []),
    ],
    rows: report.answers.map(({ provider, outcome }) => {
      const facts = providers.find((one) => one.provider === provider)?.facts ?? []
      const types = typesAsked(view, provider).map((type) => codeWords(type, language))
      return [
        text(provider),
        text(listed(types, language)),
        outcomeCell(outcome, view),
        receiptCell(outcome, view),
        ...(withFacts ? [whole(facts.length)] : []),
      ]
    }),
  }
}

function outcomeCell(outcome: ReportOutcome, { language }: ReportView): Cell {
  const kind = codeWords(outcome.kind, language)
  if (outcome.kind === 'answered') return text(kind, 'good')
  if (outcome.kind === 'silent') return text(`${kind}: ${codeWords(outcome.reason, language)}`, 'warn')
  return text(`${kind}: ${codeWords(outcome.refusal.payload.code, language)}`, 'warn')
}

function receiptCell(outcome: ReportOutcome, { words }: ReportView): Cell {
  if (outcome.kind !== 'answered') return text(null)
  return outcome.answer.payload.receipt.proof === null ? text(words.receiptLater, 'warn') : text(words.receiptYes)
}
