import type { Interval, PerformanceFigures, SampleReport, ValidationReport } from '@goodstanding/scoring'
import { decimal, percent, text, whole } from '../model/cells.ts'
import type { Block, Cell, Section, TableBlock } from '../model/document-model.ts'
import { fill } from '../words/language.ts'
import { type CardView, left, right, sampleName } from './card-view.ts'
import { bandsChart, calibrationChart, rocChart } from './sample-charts.ts'

/** All samples beside each other. */
export function samplesSection({ samples }: ValidationReport, view: CardView): Section {
  const { words } = view
  const table: Block = {
    is: 'table',
    caption: words.samplesCaption,
    columns: [...left(words.sample, words.window), ...right(...figureTitles(view), words.unseasoned)],
    rows: samples.map((sample) => [
      text(sampleName(sample, view)),
      text(sample.window === null ? null : `${sample.window.from} – ${sample.window.to}`),
      ...figureCells(sample.figures),
      whole(sample.unseasonedRows),
    ]),
  }
  return { id: 'samples', title: words.samples, blocks: [table] }
}

/** Each sample by itself, with its curves. */
export function sampleSections({ samples }: ValidationReport, view: CardView): readonly Section[] {
  return samples.map((sample, i) => {
    const name = sampleName(sample, view)
    const charts: readonly Block[] = [
      ...(sample.roc.length > 0 ? [rocChart(sample, view)] : []),
      ...(sample.calibrationCurve.length > 0 ? [calibrationChart(sample, view)] : []),
      ...(sample.bands.length > 0 ? [bandsChart(sample, view)] : []),
    ]
    return { id: `sample-${i + 1}`, title: name, blocks: [...charts, ...tablesOf(sample, name, view)] }
  })
}

function figureTitles({ words }: CardView): readonly string[] {
  const { rows, goods, bads, auc, low, high, gini, ks, brier, calibrationError, meanPd, badRate } = words
  return [rows, goods, bads, auc, low, high, gini, ks, brier, calibrationError, meanPd, badRate]
}

function figureCells(figures: PerformanceFigures): readonly Cell[] {
  const { rows, goods, bads, auc, gini, ks, brier, calibrationError, meanPd, badRate } = figures
  return [
    whole(rows),
    whole(goods),
    whole(bads),
    ...intervalCells(auc),
    decimal(gini, 4),
    decimal(ks, 4),
    decimal(brier, 4),
    decimal(calibrationError, 4),
    percent(meanPd),
    percent(badRate),
  ]
}

function intervalCells(interval: Interval | null): readonly Cell[] {
  return [decimal(interval?.value, 4), decimal(interval?.low, 4), decimal(interval?.high, 4)]
}

function tablesOf(sample: SampleReport, name: string, view: CardView): readonly Block[] {
  const tables = [
    gradesTable(sample, name, view),
    vintagesTable(sample, name, view),
    segmentsTable(sample, name, view),
    comparisonsTable(sample, name, view),
  ]
  return tables.filter(({ rows }) => rows.length > 0)
}

function gradesTable({ grades }: SampleReport, sample: string, { words }: CardView): TableBlock {
  return {
    is: 'table',
    caption: fill(words.gradesOfSample, { sample }),
    columns: [
      ...left(words.grade),
      ...right(words.pdUpTo, words.rows, words.bads, words.meanPd, words.badRate, words.low, words.high),
      ...left(words.holds),
    ],
    rows: grades.map(({ grade, pdUpTo, rows, bads, meanPd, badRate, low, high, holds }) => [
      text(grade),
      percent(pdUpTo),
      whole(rows),
      whole(bads),
      percent(meanPd),
      percent(badRate),
      percent(low),
      percent(high),
      text(holds ? words.yes : words.no, holds ? 'good' : 'warn'),
    ]),
  }
}

function vintagesTable({ vintages }: SampleReport, sample: string, view: CardView): TableBlock {
  const { words } = view
  return {
    is: 'table',
    caption: fill(words.vintagesCaption, { sample }),
    columns: [...left(words.vintage, words.seasoned), ...right(...figureTitles(view))],
    rows: vintages.map(({ vintage, isSeasoned, figures }) => [
      text(vintage),
      text(isSeasoned ? words.yes : words.no, isSeasoned ? undefined : 'warn'),
      ...figureCells(figures),
    ]),
  }
}

function segmentsTable({ segments }: SampleReport, sample: string, view: CardView): TableBlock {
  const { words } = view
  return {
    is: 'table',
    caption: fill(words.segmentsCaption, { sample }),
    columns: [...left(words.by, words.segment), ...right(...figureTitles(view))],
    rows: segments.map(({ by, segment, figures }) => [text(by), text(segment), ...figureCells(figures)]),
  }
}

function comparisonsTable({ comparisons }: SampleReport, sample: string, { words }: CardView): TableBlock {
  const { model, rows, auc, low, high, scorecardAuc, difference, brier } = words
  return {
    is: 'table',
    caption: fill(words.comparisonsCaption, { sample }),
    columns: [...left(model), ...right(rows, auc, low, high, scorecardAuc, low, high, difference, low, high, brier)],
    rows: comparisons.map((one) => [
      text(one.model),
      whole(one.rows),
      ...intervalCells(one.auc),
      ...intervalCells(one.scorecardAuc),
      ...intervalCells(one.difference),
      decimal(one.brier, 4),
    ]),
  }
}
