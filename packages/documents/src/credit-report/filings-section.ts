import { money, text } from '../model/cells.ts'
import type { Block, Cell, Column, Section, TableBlock } from '../model/document-model.ts'
import { codeWords } from '../words/code-words.ts'
import { absenceBlocks } from './absence-blocks.ts'
import { factsOf, type ReportView } from './report-view.ts'

/** What public registers say against the enterprise, or that they say nothing. */
export function filingsSection(view: ReportView): Section {
  const blocks: Block[] = [
    ...tableOf(insolvencies(view)),
    ...absenceBlocks(view, 'insolvency'),
    ...tableOf(judgments(view)),
    ...absenceBlocks(view, 'judgment'),
    ...tableOf(charges(view)),
    ...absenceBlocks(view, 'security_interest'),
  ]
  return { id: 'filings', title: view.words.filings, blocks }
}

/** A table only where it has rows. */
function tableOf(table: TableBlock): readonly Block[] {
  return table.rows.length === 0 ? [] : [table]
}

function table(
  caption: string,
  left: readonly string[],
  right: readonly string[],
  rows: readonly (readonly Cell[])[],
): TableBlock {
  const columns: readonly Column[] = [
    ...left.map((title) => ({ title, align: 'left' as const })),
    ...right.map((title) => ({ title, align: 'right' as const })),
  ]
  return { is: 'table', caption, columns, rows }
}

function insolvencies(view: ReportView): TableBlock {
  const { words, language } = view
  const rows = factsOf(view, 'insolvency').map(({ provider, body }) => [
    text(provider),
    text(body.jurisdiction),
    text(codeWords(body.procedure, language), body.closedOn === undefined ? 'bad' : undefined),
    text(body.openedOn),
    text(body.closedOn),
    text(body.outcome === undefined ? null : codeWords(body.outcome, language)),
  ])
  return table(
    words.insolvencyCaption,
    [words.provider, words.jurisdiction, words.procedure, words.opened, words.closed, words.outcome],
    [],
    rows,
  )
}

function judgments(view: ReportView): TableBlock {
  const { words } = view
  const rows = factsOf(view, 'judgment').map(({ provider, body }) => [
    text(provider),
    text(body.jurisdiction),
    text(body.enteredOn),
    text(body.satisfiedOn),
    money(body.amount),
  ])
  return table(
    words.judgmentCaption,
    [words.provider, words.jurisdiction, words.entered, words.satisfied],
    [words.amount],
    rows,
  )
}

function charges(view: ReportView): TableBlock {
  const { words, language } = view
  const rows = factsOf(view, 'security_interest').map(({ provider, body }) => [
    text(provider),
    text(body.jurisdiction),
    text(codeWords(body.kind, language)),
    text(body.registeredOn),
    text(body.releasedOn),
    money(body.securedAmount),
  ])
  return table(
    words.securityCaption,
    [words.provider, words.jurisdiction, words.kind, words.registeredOn, words.released],
    [words.amount],
    rows,
  )
}
