import type { AssessedCharacteristic, Assessment } from '@goodstanding/scoring'
import { signed, text, whole } from '../model/cells.ts'
import type { Block, Cell, Section, TableBlock } from '../model/document-model.ts'
import { characteristicReason, characteristicTitle, characteristicValue } from '../words/characteristic-words.ts'
import { codeWords } from '../words/code-words.ts'
import { fill } from '../words/language.ts'
import type { ReportView } from './report-view.ts'

/** The score as a waterfall of points, the reasons and the strengths; null where there are no points. */
export function reasonsSection(view: ReportView): Section | null {
  const { words, assessment } = view
  if (assessment === null || assessment.points === null) return null
  return {
    id: 'reasons',
    title: words.reasons,
    blocks: [waterfall(assessment, assessment.points, view), reasons(assessment, view), strengths(assessment, view)],
  }
}

function waterfall(assessment: Assessment, points: number, view: ReportView): Block {
  const { words, language } = view
  const { basePoints, characteristics } = assessment
  const name = (one: AssessedCharacteristic | undefined) =>
    one === undefined ? words.nobody : characteristicTitle(one.name, language)
  const moved = characteristics.filter((one) => one.points !== 0)
  const steps = moved.toSorted((a, b) => b.points - a.points)
  const [best, worst] = [steps.find((one) => one.points > 0), steps.findLast((one) => one.points < 0)]
  const said = (one: AssessedCharacteristic | undefined) =>
    one === undefined ? words.nobody : `${name(one)} (${signed(one.points).text})`
  return {
    is: 'chart',
    title: words.waterfallTitle,
    summary: fill(words.waterfallSummary, {
      base: basePoints,
      points,
      worst: said(worst),
      best: said(best),
    }),
    chart: {
      is: 'waterfall',
      from: { label: words.base, value: basePoints },
      steps: steps.map((one) => ({ label: name(one), value: one.points })),
      to: { label: words.total, value: points },
    },
    table: pointsTable(assessment, points, view),
  }
}

function pointsTable({ basePoints, characteristics }: Assessment, points: number, view: ReportView): TableBlock {
  const { words, language } = view
  const rows = characteristics.map((one) => [
    text(characteristicTitle(one.name, language)),
    valueCell(one, view),
    signed(one.points),
    one.lost === 0 ? whole(0) : whole(one.lost),
    whole(one.records.length),
  ])
  const empty: Cell = { text: '' }
  return {
    is: 'table',
    caption: words.pointsCaption,
    columns: [
      { title: words.characteristic, align: 'left' },
      { title: words.value, align: 'right' },
      { title: words.points, align: 'right' },
      { title: words.lost, align: 'right' },
      { title: words.records, align: 'right' },
    ],
    rows: [
      [text(words.base), empty, whole(basePoints), empty, empty],
      ...rows,
      [text(words.total), empty, whole(points), empty, empty],
    ],
  }
}

function valueCell({ name, value, absent }: AssessedCharacteristic, { language }: ReportView): Cell {
  if (value === null) return text(codeWords(absent ?? 'missing', language), 'muted')
  return characteristicValue(name, value, language)
}

function reasons({ reasons: given }: Assessment, { words, language }: ReportView): Block {
  if (given.length === 0) return { is: 'text', text: words.noReasons }
  return {
    is: 'table',
    caption: words.reasonsCaption,
    columns: [
      { title: words.reason, align: 'left' },
      { title: words.lostPoints, align: 'right' },
      { title: words.better, align: 'right' },
      { title: words.records, align: 'right' },
    ],
    rows: given.map(({ characteristic, code, lost, better, records }) => [
      // A scorecard's own words for a reason stand where its code does.
      text(code === characteristic ? characteristicReason(characteristic, language) : code),
      whole(lost),
      better === null ? text(null) : signed(better.gained),
      whole(records.length),
    ]),
  }
}

function strengths({ strengths: given }: Assessment, { words, language }: ReportView): Block {
  if (given.length === 0) return { is: 'text', text: words.noStrengths }
  return {
    is: 'table',
    caption: words.strengthsCaption,
    columns: [
      { title: words.characteristic, align: 'left' },
      { title: words.points, align: 'right' },
      { title: words.records, align: 'right' },
    ],
    rows: given.map(({ characteristic, points, records }) => [
      text(characteristicTitle(characteristic, language)),
      signed(points),
      whole(records.length),
    ]),
  }
}
