import {
  areaUnderCurve,
  findLeaks,
  type Interval,
  type Leak,
  openLeaks,
  parseScorecard,
  prepareScorecard,
  type Scorecard,
  scoreTable,
  type TrainingFault,
  trainScorecard,
} from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { startProgress } from '../output/progress.ts'
import type { PlanRows } from '../tables/plan-rows.ts'
import type { TrainingPlan } from '../tables/training-plan.ts'

/** Trains by a plan, showing how far it is; what cannot be learnt from, or tells too much, ends the command. */
export function trainByPlan(
  plan: TrainingPlan,
  rows: PlanRows,
  dataHash: string,
): { readonly scorecard: Scorecard; readonly leaks: readonly Leak[] } {
  const { inputs, outcome, name, limits, generated, l2, binning, overrides = [] } = plan
  if (rows.table.rows === 0) {
    const message = 'No scorecard: no row passes the plan’s filters (where, train) and --where.'
    throw new CommandError('training_no_rows', message, EXIT.usage)
  }
  const leaks = findLeaks(rows.table, rows.outcomes, { overrides })
  refuseLeaks(openLeaks(leaks))
  const progress = startProgress(`Training ${name}`, inputs.length + 1)
  try {
    const trained = trainScorecard(rows.table, rows.outcomes, {
      name,
      inputs: inputs.map(({ name, direction, reason }) => ({ name, direction, ...(reason && { reason }) })),
      outcome: outcome.words,
      ...(outcome.months !== undefined && { outcomeMonths: outcome.months }),
      window: rows.window,
      dataHash,
      overrides,
      onStep: (done, _, what) => progress.update(done, what),
      ...(limits && { limits }),
      ...(generated !== undefined && { generated }),
      ...(l2 !== undefined && { l2 }),
      ...(binning && { binning }),
    })
    if (trained.ok) return { scorecard: keepable(trained.value), leaks }
    throw notTrained(trained.fault, trained.at, rows)
  } finally {
    progress.stop()
  }
}

/** How well points tell bads from goods on rows; null where these are all of one kind. */
export function areaOf(scorecard: Scorecard, { table, outcomes }: PlanRows): Interval | null {
  const { points } = scoreTable(prepareScorecard(scorecard), table)
  return areaUnderCurve(
    Float64Array.from(points, (each) => -each),
    outcomes,
  )
}

function refuseLeaks(leaks: readonly Leak[]): void {
  if (leaks.length === 0) return
  const told = leaks.map(
    ({ name, auc, informationValue }) =>
      `${name} (alone: AUC ${auc.toFixed(3)}, information value ${informationValue.toFixed(2)})`,
  )
  const message = `These inputs tell more of the outcome than an application can: ${told.join('; ')}. Leave them out, or write under “overrides” in the plan why each is right.`
  throw new CommandError('input_leaks', message, EXIT.usage)
}

/** The scorecard, where it can be read again once it is kept. */
function keepable(scorecard: Scorecard): Scorecard {
  const read = parseScorecard(scorecard)
  if (read.ok) return scorecard
  const message = `No scorecard: it could not be read again, at ${read.at}. A name or a category has at most 200 letters: shorten it in the plan.`
  throw new CommandError(read.fault, message, EXIT.usage)
}

function notTrained(fault: TrainingFault, at: string | undefined, { table }: PlanRows): CommandError {
  const why: Readonly<Record<TrainingFault, string>> = {
    training_no_bads: `none of the ${table.rows} training rows is bad: look at the plan’s outcome and filters`,
    training_no_goods: `each of the ${table.rows} training rows is bad: look at the plan’s outcome and filters`,
    training_no_inputs: 'there is no input',
    training_input_name: `the input ${at} needs a name of a letter and up to 63 letters, digits and underscores`,
    training_input_twice: `the input ${at} is named twice`,
    training_input_never: `the input ${at} stands for a place, a name or people: no score may use it`,
    training_column_missing: `there is no column for ${at}`,
    training_direction_needless: `the input ${at} is a category: give it the direction none`,
    training_nothing_learnt: `no input tells goods from bads in ${table.rows} rows, in the direction that was declared`,
  }
  return new CommandError(fault, `No scorecard: ${why[fault]}.`, EXIT.usage)
}
