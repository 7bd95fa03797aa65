import type { Comparison, Interval, PerformanceFigures, SampleReport, ValidationReport } from '@goodstanding/scoring'
import { table } from '../output/table.ts'
import { percent } from './scorecard-text.ts'

/** A validation report for people at a terminal: the figures of each sample, then the strictest one in full. */
export function validationText(report: ValidationReport): string {
  const { scorecard, samples, warnings } = report
  const [first] = samples
  const seasoning =
    report.seasoning === null
      ? []
      : [
          `A row counts once ${report.seasoning.months} months of it were seen, until ${report.seasoning.observedUntil}.`,
        ]
  return [
    `${scorecard.name}: bad is “${scorecard.outcome}”.`,
    ...seasoning,
    '',
    samplesTable(samples),
    ...(first === undefined ? [] : sampleLines(first)),
    ...characteristicLines(report),
    '',
    ...(warnings.length === 0
      ? ['Nothing to beware of was found.']
      : ['BEWARE', ...warnings.map((line) => `  ${line}`)]),
  ].join('\n')
}

/** An area or a difference of areas with its interval. */
export function intervalText({ value, low, high }: Interval, digits = 3): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`
}

/** Models beside a scorecard on the same rows. */
export function comparisonTable(comparisons: readonly Comparison[], ownBrier: number): string {
  const [first] = comparisons
  const own =
    first === undefined
      ? []
      : [['the scorecard', first.rows, intervalText(first.scorecardAuc, 4), null, ownBrier.toFixed(4)]]
  const others = comparisons.map(({ model, rows, auc, difference, brier }) => [
    model,
    rows,
    intervalText(auc, 4),
    intervalText(difference, 4),
    brier === null ? null : brier.toFixed(4),
  ])
  return table(['model', 'rows', 'AUC (95 %)', 'scorecard less it', 'Brier'], [...own, ...others])
}

function samplesTable(samples: readonly SampleReport[]): string {
  const rows = samples.map(({ name, window, figures, rankOrderBreaks }) => [
    name,
    window === null ? null : `${window.from} to ${window.to}`,
    ...figureCells(figures),
    rankOrderBreaks,
  ])
  return table(['sample', 'applications', ...FIGURES, 'breaks'], rows)
}

const FIGURES = ['rows', 'bad', 'AUC (95 %)', 'KS', 'Brier', 'foretold', 'came', 'calibration error'] as const

function figureCells({ rows, bads, auc, ks, brier, meanPd, badRate, calibrationError }: PerformanceFigures) {
  return [
    rows,
    bads,
    auc === null ? null : intervalText(auc),
    ks === null ? null : ks.toFixed(3),
    brier.toFixed(4),
    percent(meanPd),
    percent(badRate),
    calibrationError.toFixed(4),
  ]
}

function sampleLines({
  name,
  figures,
  bands,
  grades,
  vintages,
  segments,
  comparisons,
}: SampleReport): readonly string[] {
  const vintageRows = vintages.map(({ vintage, isSeasoned, figures: ofVintage }) => [
    isSeasoned ? vintage : `${vintage}, not seasoned`,
    ...figureCells(ofVintage),
  ])
  const segmentRows = segments.map(({ by, segment, figures: ofSegment }) => [by, segment, ...figureCells(ofSegment)])
  const bandRows = bands.map(({ fromScore, toScore, rows, meanPd, badRate, isBreak }) => [
    `${fromScore} to ${toScore}`,
    rows,
    percent(meanPd),
    percent(badRate),
    isBreak ? 'riskier than the one below' : null,
  ])
  const gradeRows = grades
    .filter(({ rows }) => rows > 0)
    .map(({ grade, rows, meanPd, badRate, low, high, holds }) => [
      grade,
      rows,
      percent(meanPd),
      percent(badRate),
      `${percent(low)} to ${percent(high)}`,
      holds ? 'yes' : 'no',
    ])
  return [
    ...section(`${name.toUpperCase()}: SCORE BANDS`, table(['points', 'rows', 'foretold', 'came', 'order'], bandRows)),
    ...section('GRADES', table(['grade', 'rows', 'foretold', 'came', '95 %', 'holds'], gradeRows)),
    ...(vintageRows.length === 0 ? [] : section('VINTAGES', table(['vintage', ...FIGURES], vintageRows))),
    ...(segmentRows.length === 0 ? [] : section('SEGMENTS', table(['by', 'segment', ...FIGURES], segmentRows))),
    ...(comparisons.length === 0 ? [] : section('BESIDE OTHER MODELS', comparisonTable(comparisons, figures.brier))),
  ]
}

function characteristicLines({ characteristics, stability }: ValidationReport): readonly string[] {
  if (characteristics.length === 0) return []
  const rows = characteristics.map(({ name, coefficient, pointsRange, auc, informationValue, psi, level }) => [
    name,
    coefficient.toFixed(3),
    pointsRange,
    auc === null ? null : auc.toFixed(3),
    informationValue.toFixed(3),
    psi === null ? null : psi.toFixed(3),
    level,
  ])
  const score = stability?.score
  const head = ['characteristic', 'coefficient', 'points', 'AUC alone', 'information value', 'PSI', 'population']
  return [
    ...section('CHARACTERISTICS', table(head, rows)),
    ...(score === undefined ? [] : [`Population of the score: PSI ${score.psi.toFixed(3)}, ${score.level}.`]),
  ]
}

function section(title: string, body: string): readonly string[] {
  return ['', title, body]
}
