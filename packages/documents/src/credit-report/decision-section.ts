import type { Assessment, AssessmentResult } from '@goodstanding/scoring'
import { decimal, NONE, percentOfPpm, text, whole } from '../model/cells.ts'
import type { Block, BoxesBlock, Cell, Section } from '../model/document-model.ts'
import type { Tone } from '../model/tone.ts'
import { codeWords } from '../words/code-words.ts'
import { fill } from '../words/language.ts'
import type { ReportView } from './report-view.ts'

type Box = BoxesBlock['boxes'][number]

const RESULT_TONES: { readonly [R in AssessmentResult]: Tone } = {
  graded: 'good',
  partial_file: 'warn',
  insufficient: 'muted',
}

/** The figures that a decision rests on, and what keeps the file from being graded. */
export function decisionSection(view: ReportView): Section {
  const { words, assessment } = view
  const blocks: readonly Block[] =
    assessment === null
      ? [{ is: 'note', tone: 'muted', sign: words.note, text: words.noAssessment }]
      : [
          { is: 'boxes', boxes: boxesOf(assessment, view) },
          ...lackingBlocks(assessment, view),
          ...disputedBlocks(assessment, view),
        ]
  return { id: 'decision', title: words.decision, blocks }
}

function boxesOf(assessment: Assessment, view: ReportView): readonly Box[] {
  const { words } = view
  const { result, points, grade, depth, scorecard } = assessment
  const notes = { graded: words.gradedNote, partial_file: words.partialNote, insufficient: words.insufficientNote }
  const { providers, months, known, of } = depth
  return [
    { label: words.result, value: text(words[result], RESULT_TONES[result]), note: notes[result] },
    { label: words.score, value: whole(points), note: words.scoreNote },
    pdBox(assessment, view),
    { label: words.grade, value: text(grade), note: fill(words.gradeNote, { name: scorecard.name }) },
    coverBox(assessment, view),
    priceBox(assessment, view),
    {
      label: words.depth,
      value: { text: fill(words.depthValue, { providers }), value: providers },
      note: fill(words.depthNote, { months, known, of }),
    },
  ]
}

function pdBox({ pd, scorecard: { outcomeMonths: months } }: Assessment, { words }: ReportView): Box {
  const within = months === null ? words.withinOutcome : fill(words.withinMonths, { months })
  const note =
    pd === null
      ? ''
      : fill(words.pdNote, { within, low: percentOfPpm(pd.lowPpm).text, high: percentOfPpm(pd.highPpm).text })
  return { label: words.pd, value: percentOfPpm(pd?.ppm), note }
}

function coverBox({ debtServiceCover: cover }: Assessment, { words }: ReportView): Box {
  if (cover === null) return { label: words.cover, value: NONE, note: words.coverUnknown }
  const value: Cell = {
    text: decimal(cover.thousandths / 1000, 2).text,
    value: cover.thousandths,
    tone: cover.meetsSba ? 'good' : 'warn',
  }
  return { label: words.cover, value, note: cover.meetsSba ? words.coverMet : words.coverNotMet }
}

function priceBox({ price }: Assessment, { words }: ReportView): Box {
  if (price === null) return { label: words.rate, value: NONE, note: words.noPrice }
  const without = percentOfPpm(price.withoutRecord.ratePpm).text
  return { label: words.rate, value: percentOfPpm(price.withRecord.ratePpm), note: fill(words.rateNote, { without }) }
}

function lackingBlocks({ lacking }: Assessment, { words, language }: ReportView): readonly Block[] {
  if (lacking.length === 0) return []
  return [
    {
      is: 'table',
      caption: words.lackingCaption,
      columns: [words.type, words.provider, words.why].map((title) => ({ title, align: 'left' })),
      rows: lacking.map(({ type, provider, why }) => [
        text(codeWords(type, language)),
        text(provider),
        text(codeWords(why, language), 'warn'),
      ]),
    },
  ]
}

function disputedBlocks({ withoutDisputed: other }: Assessment, { words }: ReportView): readonly Block[] {
  if (other === null) return []
  const said = fill(words.withoutDisputed, {
    count: other.disputed.length,
    result: words[other.result],
    points: whole(other.points).text,
    pd: percentOfPpm(other.pd?.ppm).text,
    grade: other.grade ?? NONE.text,
  })
  return [{ is: 'note', tone: 'warn', sign: words.disputes, text: said }]
}
