import {
  type Calibrated,
  calibrate,
  isSeasoned,
  prepareScorecard,
  type Scorecard,
  type ScoredRows,
  type Seasoning,
  scoreTable,
  type ValidationSample,
} from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'

/** Rows that a calibration needs on either side. */
const LEAST_ROWS = 200

/**
 * Calibrates on the seasoned rows of a sample: learnt from the older half by day, tried on the newer one. A sample without
 * days, or with too few rows, ends the command.
 */
export function calibrateOn(scorecard: Scorecard, sample: ValidationSample, seasoning: Seasoning | null): Calibrated {
  const { days } = sample
  if (days === null) {
    const message =
      'Without the day of each row there is no older and newer half to calibrate by: give the plan a “day”.'
    throw new CommandError('calibration_without_days', message, EXIT.usage)
  }
  const rows = [...days.entries()]
    .flatMap(([row, day]) =>
      day === null || (seasoning !== null && !isSeasoned(day, seasoning)) ? [] : [{ row, day }],
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.row - b.row))
  const middle = rows[Math.floor(rows.length / 2)]?.day ?? ''
  const older = rows.filter(({ day }) => day < middle)
  const newer = rows.filter(({ day }) => day >= middle)
  if (older.length < LEAST_ROWS || newer.length < LEAST_ROWS) {
    const message = `To calibrate, ${LEAST_ROWS} seasoned rows are needed to learn from and as many after them; there are ${older.length} and ${newer.length}.`
    throw new CommandError('calibration_rows', message, EXIT.usage)
  }
  const { points } = scoreTable(prepareScorecard(scorecard), sample.table)
  const scored = (chosen: typeof rows): ScoredRows => ({
    points: Int32Array.from(chosen, ({ row }) => points[row] ?? 0),
    outcomes: Uint8Array.from(chosen, ({ row }) => sample.outcomes[row] ?? 0),
  })
  return calibrate(scorecard, scored(older), scored(newer))
}

/** What was tried, for people. */
export function calibrationText({ isAccepted, scorecard, trials }: Calibrated): string {
  const lines = trials.map(
    ({ method, brier, calibrationError, isBetter }, i) =>
      `  ${i === 0 ? 'as it was' : method}: Brier ${brier.toFixed(4)}, calibration error ${calibrationError.toFixed(4)}${isBetter ? ', better by both' : ''}`,
  )
  const verdict = isAccepted
    ? `Calibrated by ${scorecard.calibration.method}.`
    : 'No calibration was taken: none improves both figures on the newer half.'
  return ['CALIBRATION, learnt from the older half of the first sample and tried on the newer', ...lines, verdict].join(
    '\n',
  )
}
