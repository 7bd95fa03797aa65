import type { SampleReport } from '@goodstanding/scoring'
import type { ChartLine } from '../charts/chart-data.ts'
import { decimal, percent, text, whole } from '../model/cells.ts'
import type { ChartBlock } from '../model/document-model.ts'
import { ACCENT, MUTED_INK, TONE_COLOURS } from '../model/tone.ts'
import { fill } from '../words/language.ts'
import { type CardView, left, right, sampleName } from './card-view.ts'

/** A curve of more points is drawn and listed by so many of them, evenly chosen, the first and the last among them. */
const CURVE_POINTS_MAX = 41

/** Receiver's curve: how bads gather at low scores. */
export function rocChart(sample: SampleReport, view: CardView): ChartBlock {
  const { words } = view
  const points = thinned(sample.roc)
  const caption = fill(words.rocThinned, { shown: points.length, all: sample.roc.length })
  return {
    is: 'chart',
    title: fill(words.rocTitle, { sample: sampleName(sample, view) }),
    summary: fill(words.rocSummary, { auc: decimal(sample.figures.auc?.value, 4).text }),
    chart: {
      is: 'lines',
      xName: words.goodsShare,
      yName: words.badsShare,
      xMax: 1,
      yMax: 1,
      tick: 0.2,
      digits: 1,
      lines: [
        {
          name: words.curve,
          mark: 'none',
          dash: 'solid',
          colour: ACCENT,
          points: points.map(({ goods, bads }) => ({ x: goods, y: bads })),
        },
        diagonal(words.chance, 1),
      ],
    },
    table: {
      is: 'table',
      caption,
      columns: right(words.score, words.goodsShare, words.badsShare),
      rows: points.map(({ score, goods, bads }) => [decimal(score, 0), percent(goods), percent(bads)]),
    },
  }
}

function thinned<T>(points: readonly T[]): readonly T[] {
  if (points.length <= CURVE_POINTS_MAX) return points
  const step = (points.length - 1) / (CURVE_POINTS_MAX - 1)
  return Array.from({ length: CURVE_POINTS_MAX }, (_, i) => points[Math.round(i * step)]).filter(
    (point) => point !== undefined,
  )
}

/** Bad rate over what was foretold, with whiskers. */
export function calibrationChart(sample: SampleReport, view: CardView): ChartBlock {
  const { words } = view
  const { calibrationCurve: groups, figures } = sample
  const { most, tick } = axisFor(groups.flatMap(({ meanPd, high }) => [meanPd, high]))
  return {
    is: 'chart',
    title: fill(words.calibrationTitle, { sample: sampleName(sample, view) }),
    summary: fill(words.calibrationSummary, { error: decimal(figures.calibrationError, 4).text }),
    chart: {
      is: 'lines',
      xName: words.meanPd,
      yName: words.badRate,
      xMax: most,
      yMax: most,
      tick,
      digits: 2,
      lines: [
        {
          name: words.happened,
          mark: 'circle',
          dash: 'none',
          colour: ACCENT,
          points: groups.map(({ meanPd, badRate, low, high }) => ({ x: meanPd, y: badRate, low, high })),
        },
        diagonal(words.equal, most),
      ],
    },
    table: {
      is: 'table',
      caption: words.calibrationCaption,
      columns: right(words.rows, words.bads, words.meanPd, words.badRate, words.low, words.high),
      rows: groups.map(({ rows, bads, meanPd, badRate, low, high }) => [
        whole(rows),
        whole(bads),
        percent(meanPd),
        percent(badRate),
        percent(low),
        percent(high),
      ]),
    },
  }
}

function diagonal(name: string, most: number): ChartLine {
  return {
    name,
    mark: 'none',
    dash: 'dashed',
    colour: MUTED_INK,
    points: [
      { x: 0, y: 0 },
      { x: most, y: most },
    ],
  }
}

/** An axis of shares that ends just above the largest, on one of its ticks. */
function axisFor(shares: readonly number[]): { readonly most: number; readonly tick: number } {
  const largest = Math.max(0, ...shares)
  const tick = largest <= 0.05 ? 0.01 : largest <= 0.25 ? 0.05 : 0.1
  // A sum of ticks is rounded, so that the axis ends on the last and not a hair beside it.
  const most = Math.round(Math.max(1, Math.ceil(largest / tick)) * tick * 100) / 100
  return { most: Math.min(1, most), tick }
}

/** Bad rates of the bands, with what was foretold for each. */
export function bandsChart(sample: SampleReport, view: CardView): ChartBlock {
  const { words } = view
  const { bands, rankOrderBreaks } = sample
  return {
    is: 'chart',
    title: fill(words.bandsTitle, { sample: sampleName(sample, view) }),
    summary: fill(words.bandsSummary, { breaks: rankOrderBreaks }),
    chart: {
      is: 'stack',
      categories: bands.map(({ fromScore, toScore }) => `${decimal(fromScore, 0).text}–${decimal(toScore, 0).text}`),
      valueName: '%',
      lying: false,
      grouped: true,
      digits: 1,
      layers: [
        { name: words.badRate, sign: '', ...TONE_COLOURS.late_2, values: bands.map(({ badRate }) => badRate * 100) },
        { name: words.meanPd, sign: '', ...TONE_COLOURS.on_time, values: bands.map(({ meanPd }) => meanPd * 100) },
      ],
    },
    table: {
      is: 'table',
      caption: words.bandsCaption,
      columns: [
        ...right(
          words.fromScore,
          words.toScore,
          words.rows,
          words.bads,
          words.meanPd,
          words.badRate,
          words.low,
          words.high,
        ),
        ...left(words.isBreak),
      ],
      rows: bands.map(({ fromScore, toScore, rows, bads, meanPd, badRate, low, high, isBreak }) => [
        decimal(fromScore, 0),
        decimal(toScore, 0),
        whole(rows),
        whole(bads),
        percent(meanPd),
        percent(badRate),
        percent(low),
        percent(high),
        text(isBreak ? words.yes : words.no, isBreak ? 'warn' : undefined),
      ]),
    },
  }
}
