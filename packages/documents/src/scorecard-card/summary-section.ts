import type { SampleReport, ValidationReport } from '@goodstanding/scoring'
import { decimal, text, whole } from '../model/cells.ts'
import type { Block, BoxesBlock, Section } from '../model/document-model.ts'
import { fill } from '../words/language.ts'
import { type CardView, LEVEL_TONES, left, right, sampleName } from './card-view.ts'

/** The figures to be seen first: of the strictest sample. */
export function summarySection(view: CardView): Section {
  const { words, validation } = view
  const sample = validation?.samples[0]
  if (validation === null) {
    const note: Block = { is: 'note', tone: 'warn', sign: words.note, text: words.noValidation }
    return { id: 'summary', title: words.summary, blocks: [note, statedTable(view)] }
  }
  const boxes: readonly Block[] =
    sample === undefined ? [] : [{ is: 'boxes', boxes: boxesOf(sample, validation, view) }]
  return { id: 'summary', title: words.summary, blocks: [...boxes, ...warnings(validation, view)] }
}

function boxesOf(sample: SampleReport, { stability, leaks }: ValidationReport, view: CardView): BoxesBlock['boxes'] {
  const { words } = view
  const { auc, gini, ks, brier, calibrationError } = sample.figures
  const on = fill(words.on, { sample: sampleName(sample, view) })
  const between =
    auc === null ? on : fill(words.interval, { low: decimal(auc.low, 4).text, high: decimal(auc.high, 4).text })
  const score = stability?.score ?? null
  const level = score === null ? '' : fill(words.psiNote, { level: words[score.level] })
  return [
    { label: words.auc, value: decimal(auc?.value, 4), note: between },
    { label: words.gini, value: decimal(gini, 4), note: on },
    { label: words.ks, value: decimal(ks, 4), note: on },
    { label: words.brier, value: decimal(brier, 4), note: on },
    { label: words.calibrationError, value: decimal(calibrationError, 4), note: on },
    {
      label: words.rankOrderBreaks,
      value: { ...whole(sample.rankOrderBreaks), tone: sample.rankOrderBreaks === 0 ? 'good' : 'warn' },
      note: words.breaksNote,
    },
    {
      label: words.scorePsi,
      value: score === null ? text(null) : { ...decimal(score.psi, 4), tone: LEVEL_TONES[score.level] },
      note: score === null ? words.noStability : level,
    },
    {
      label: words.leaksCount,
      value: { ...whole(leaks.length), tone: leaks.length === 0 ? 'good' : 'bad' },
      note: words.leaksNote,
    },
  ]
}

function warnings({ warnings: given }: ValidationReport, { words }: CardView): readonly Block[] {
  return given.map((warning) => ({ is: 'note', tone: 'warn', sign: words.warning, text: warning }))
}

function statedTable({ words, scorecard }: CardView): Block {
  return {
    is: 'table',
    caption: words.validationStated,
    columns: [...left(words.figure), ...right(words.value)],
    rows: Object.entries(scorecard.validation).map(([name, value]) => [text(name), decimal(value, 4)]),
  }
}
