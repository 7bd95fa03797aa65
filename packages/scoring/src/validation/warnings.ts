import type { Scorecard } from '../scorecard/scorecard.ts'
import type { Leak, SampleReport, ValidationReport } from './validation-report.ts'
import { wilson } from './wilson.ts'

/** Fewer bads leave figures too vague to rely on. */
const BADS_LEAST = 100
/** A greater fall from training to the strictest sample says that accidents were learnt. */
const AUC_FALL_MOST = 0.05
const CALIBRATION_ERROR_MOST = 0.03

/** What a reader must know before relying on a scorecard, in words; nothing where there is nothing to say. */
export function warningsOf(
  scorecard: Scorecard,
  samples: readonly SampleReport[],
  stability: ValidationReport['stability'],
  leaks: readonly Leak[],
): readonly string[] {
  const [first] = samples
  return [
    ...(scorecard.training.generated
      ? ['It learnt from generated rows: it shows the way of working and is not to lend by.']
      : []),
    ...(samples.some(({ kind }) => kind === 'out_of_time')
      ? []
      : ['It was not tried out of time: figures of the rows that it learnt from, or of the same years, flatter it.']),
    ...(first === undefined ? ['It was tried on no rows.'] : sampleWarnings(first)),
    ...fallWarnings(samples),
    ...(stability === null ? [] : stabilityWarnings(stability)),
    ...leaks.map(leakWarning),
  ]
}

function sampleWarnings(sample: SampleReport): readonly string[] {
  const { figures, rankOrderBreaks, grades, unseasonedRows, name } = sample
  const { auc, bads, rows, meanPd, calibrationError } = figures
  const { low, high } = wilson(bads, rows)
  const wrongGrades = grades.filter(({ holds }) => !holds).map(({ grade }) => grade)
  const lines: readonly (string | false)[] = [
    bads < BADS_LEAST && `${name}: ${bads} bads leave its figures vague; ${BADS_LEAST} are wanted.`,
    auc !== null && auc.low <= 0.5 && `${name}: it may tell goods and bads apart no better than chance.`,
    (meanPd < low || meanPd > high) &&
      `${name}: it foretold ${percent(meanPd)} bads and ${percent(figures.badRate)} came; probabilities are to be calibrated anew.`,
    calibrationError > CALIBRATION_ERROR_MOST &&
      `${name}: its probabilities are off by ${percent(calibrationError)} on average.`,
    rankOrderBreaks > 0 && `${name}: ${rankOrderBreaks} score bands are riskier than the band below them.`,
    wrongGrades.length > 0 && `${name}: what was foretold for grade ${wrongGrades.join(', ')} lies outside what came.`,
    unseasonedRows > 0 && `${name}: ${unseasonedRows} rows were left out, since their outcome could not be known yet.`,
  ]
  return lines.filter((line) => line !== false)
}

function fallWarnings(samples: readonly SampleReport[]): readonly string[] {
  const training = samples.find(({ kind }) => kind === 'training')?.figures.auc
  const strict = samples.find(({ kind }) => kind !== 'training')?.figures.auc
  if (!training || !strict || training.value - strict.value <= AUC_FALL_MOST) return []
  return [
    `Its area falls from ${training.value.toFixed(3)} on the rows that it learnt from to ${strict.value.toFixed(3)}.`,
  ]
}

function stabilityWarnings({ score, characteristics }: NonNullable<ValidationReport['stability']>): readonly string[] {
  return [score, ...characteristics]
    .filter(({ level }) => level !== 'stable')
    .map(({ name, psi, level }) =>
      level === 'alarm'
        ? `${name}: the population is another one than it learnt from (PSI ${psi.toFixed(2)}).`
        : `${name}: the population has shifted (PSI ${psi.toFixed(2)}).`,
    )
}

function leakWarning({ name, auc, informationValue, override }: Leak): string {
  const figures = `area ${auc.toFixed(2)}, information value ${informationValue.toFixed(2)}`
  return override === null
    ? `${name}: it alone tells more than an application can (${figures}); it has probably seen the outcome.`
    : `${name}: it alone tells more than an application can (${figures}); it is used because: ${override}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
