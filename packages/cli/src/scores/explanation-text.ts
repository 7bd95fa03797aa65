import {
  gradeOf,
  type PreparedScorecard,
  pdOf,
  type Row,
  reasonsOf,
  type Score,
  scoreRow,
  strengthsOf,
  unknownsOf,
  whatIf,
} from '@goodstanding/scoring'
import { table } from '../output/table.ts'
import { ABSENCE_WORDS, binWords, percent } from './scorecard-text.ts'

/** One row's score with all that explains it. */
export function explanationOf(prepared: PreparedScorecard, row: Row) {
  const score = scoreRow(prepared, row)
  const pd = pdOf(prepared.scorecard, score.points)
  return {
    basePoints: prepared.scorecard.basePoints,
    ...score,
    pd,
    grade: gradeOf(prepared.scorecard, pd.pd),
    reasons: reasonsOf(score),
    strengths: strengthsOf(score),
    whatIf: whatIf(prepared, row),
    unknown: unknownsOf(prepared, row),
  }
}

/** As `explanationOf`, for people: what counted, what it cost, and what would change it. */
export function explanationText(prepared: PreparedScorecard, explained: ReturnType<typeof explanationOf>): string {
  const { points, basePoints, pd, grade, byCharacteristic, whatIf: changes, unknown } = explained
  const rows = byCharacteristic.map(({ name, bin, points: part, lost }) => [
    name,
    words(prepared, name, bin),
    part,
    lost,
  ])
  const better = changes.map(
    ({ name, next, best }) =>
      `  ${name}: ${words(prepared, name, next.bin)} would bring ${next.gain}` +
      (best.bin === next.bin ? '' : `; ${words(prepared, name, best.bin)}, ${best.gain}`),
  )
  const open = unknown.map(
    ({ name, why, low, high }) =>
      `  ${name} (${why === 'other' ? 'not seen in training' : ABSENCE_WORDS[why]}): between ${signed(low)} and ${signed(high)}`,
  )
  return [
    `${points} points: ${basePoints} to begin with, ${signed(points - basePoints)} by its values. Grade ${grade}.`,
    `Probability of default ${percent(pd.pd)}, between ${percent(pd.low)} and ${percent(pd.high)}.`,
    '',
    table(['characteristic', 'value', 'points', 'lost to the best'], rows),
    '',
    `Reasons: ${reasonWords(prepared, explained.reasons)}. Strengths: ${named(explained.strengths)}.`,
    ...(better.length === 0 ? [] : ['', 'What would change it:', ...better]),
    ...(open.length === 0 ? [] : ['', 'Not known, and costing nothing; known, each could change the score:', ...open]),
  ].join('\n')
}

function words({ scorecard }: PreparedScorecard, name: string, bin: Score['byCharacteristic'][number]['bin']): string {
  const characteristic = scorecard.characteristics.find((each) => each.name === name)
  return characteristic === undefined ? '' : binWords(characteristic, bin)
}

/** Reasons in the scorecard's own words, each with its characteristic. */
function reasonWords({ scorecard }: PreparedScorecard, reasons: Score['byCharacteristic']): string {
  const told = reasons.map(({ name }) => {
    const reason = scorecard.characteristics.find((each) => each.name === name)?.reason
    return reason === undefined ? name : `${reason} (${name})`
  })
  return told.length === 0 ? 'none' : told.join(', ')
}

function named(parts: Score['byCharacteristic']): string {
  return parts.length === 0 ? 'none' : parts.map(({ name }) => name).join(', ')
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`
}
