/**
 * Training and scoring on 899,164 × 14 rows, in seconds of one core, against their goals; in the same run scikit-learn's logistic
 * regression on the same weights of evidence, where `python3` can import it. The rows are drawn again and again from the
 * public SBA loans where they are there, else made up; copies tell nothing new of risk, only of speed.
 */
import {
  fitLogistic,
  type PreparedScorecard,
  prepareScorecard,
  REASONS_MAX,
  type Row,
  reasonsOf,
  rowOf,
  scoreRow,
  scoreTable,
  type Table,
  trainScorecard,
  woeColumn,
} from '@goodstanding/scoring'
import { printRatio } from './measure.ts'
import { scikitLearn } from './scikit-learn.ts'
import { drawnRows, fuzzedTable, type TrainingRows } from './scoring-rows.ts'

const ROWS = 899_164
const FUZZED = 1_000_000

const say = (line: string) => process.stdout.write(`${line}\n`)
const goal = (name: string, value: number, unit: string, limit: number, isMost: boolean) => {
  const holds = isMost ? value <= limit : value >= limit
  const shown = (number: number) => number.toLocaleString('en', { maximumFractionDigits: 3 })
  say(
    `${name.padEnd(44)} ${shown(value).padStart(12)} ${unit}   goal ${isMost ? '≤' : '≥'} ${shown(limit)}: ${holds ? 'met' : 'MISSED'}`,
  )
  if (!holds) process.exitCode = 1
}

const rows = drawnRows(ROWS)
say(`${rows.table.rows.toLocaleString('en')} rows × ${rows.inputs.length} inputs, from ${rows.source}`)

const trained = () => {
  const scorecard = trainScorecard(rows.table, rows.outcomes, {
    name: 'bench',
    inputs: rows.inputs,
    outcome: 'charged off',
  })
  if (!scorecard.ok) throw new Error(scorecard.fault)
  return scorecard.value
}
goal('fit: bins, logistic, elimination, points', coreSeconds(3, trained), 's', 6, true)
const scorecard = trained()
say(
  `the scorecard has ${scorecard.characteristics.length} characteristics; left out: ${(scorecard.training.dropped ?? []).map(({ name, why }) => `${name} (${why})`).join(', ')}`,
)

// Scoring is measured with all fourteen, whatever training kept.
const whole = wholeScorecard(rows)
const scoring = coreSeconds(5, () => scoreTable(whole, rows.table))
goal('score with points and four reasons', rows.table.rows / scoring, 'rows/s', 2_000_000, false)

const single: readonly Row[] = Array.from({ length: 1_000 }, (_, row) => rowOf(rows.table, row))
const alone = coreSeconds(9, () => {
  for (let turn = 0; turn < 100; turn++) for (const row of single) scoreRow(whole, row)
})
goal('score one row by itself', (alone / 100_000) * 1e6, 'µs', 2, true)

fuzz(whole)
againstScikitLearn(rows, whole)

/** A scorecard of all inputs, each with its bins: fitted without elimination. */
function wholeScorecard({ table, outcomes, inputs }: TrainingRows): PreparedScorecard {
  const characteristics = inputs.flatMap((input) => {
    const one = trainScorecard(table, outcomes, { name: input.name, inputs: [input], outcome: 'charged off' })
    return one.ok ? one.value.characteristics : []
  })
  say(`scoring uses ${characteristics.length} characteristics`)
  return prepareScorecard({ ...scorecard, characteristics })
}

function fuzz(card: PreparedScorecard): void {
  const table: Table = fuzzedTable(FUZZED, card, 20_26)
  const { points, reasons } = scoreTable(card, table)
  const most = card.characteristics.length
  let wrong = 0
  for (let row = 0; row < table.rows; row++) {
    const score = scoreRow(card, rowOf(table, row))
    const named = reasonsOf(score).map(({ name }) => name)
    const placed = Array.from(reasons.subarray(row * REASONS_MAX, (row + 1) * REASONS_MAX)).filter((place) => place > 0)
    const isSame = points[row] === score.points && placed.length === named.length
    const agrees = placed.every((place, i) => place <= most && card.characteristics[place - 1]?.name === named[i])
    if (!Number.isInteger(score.points) || !isSame || !agrees) wrong++
  }
  goal('fuzzed rows that are NaN or unlike the row alone', wrong, `of ${FUZZED.toLocaleString('en')}`, 0, true)
}

function againstScikitLearn({ table, outcomes }: TrainingRows, card: PreparedScorecard): void {
  const columns = card.scorecard.characteristics.map((each) =>
    woeColumn(each, table.columns.get(each.name), table.rows),
  )
  const ours = coreSeconds(3, () => fitLogistic(columns, outcomes, { l2: 1 }))
  const fit = fitLogistic(columns, outcomes, { l2: 1 })
  if (!fit.ok) throw new Error(fit.fault)
  const peer = scikitLearn(columns, outcomes)
  if (peer === null) {
    say(
      `logistic on ${columns.length} weights of evidence: ${ours.toFixed(3)} s; python3 has no scikit-learn here, so there is no ratio`,
    )
    return
  }
  const apart = Math.max(
    ...fit.value.coefficients.map((value, i) => Math.abs(value - (peer.coefficients[i] ?? Number.NaN))),
  )
  say(
    `logistic on ${table.rows.toLocaleString('en')} × ${columns.length} weights of evidence, ${ours.toFixed(3)} s against ${peer.seconds.toFixed(3)} s; coefficients at most ${apart.toExponential(1)} apart`,
  )
  printRatio(
    { name: 'our logistic (Newton)', perSecond: table.rows / ours },
    { name: `scikit-learn ${peer.version} (${peer.solver}, one thread)`, perSecond: table.rows / peer.seconds },
  )
}

/** Median processor seconds of `work`, run so often after one run that is not counted: what one core needs, however busy. */
function coreSeconds(runs: number, work: () => unknown): number {
  work()
  const times = Array.from({ length: runs }, () => {
    const from = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1e6
  })
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN
}
