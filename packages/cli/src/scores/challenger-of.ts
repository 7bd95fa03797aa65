import { type Challenger, parseChallenger, trainChallenger } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'
import { startProgress } from '../output/progress.ts'
import type { PlanRows } from '../tables/plan-rows.ts'
import type { TrainingPlan } from '../tables/training-plan.ts'

/** Learns a challenger from the inputs of a plan, showing how far it is; rows that teach nothing end the command. */
export function challengerByPlan(plan: TrainingPlan, rows: PlanRows, dataHash: string): Challenger {
  const bads = rows.outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const progress = startProgress(`Training the challenger of ${plan.name}`, 1)
  try {
    const trained = trainChallenger(rows.table, rows.outcomes, {
      name: `${plan.name} challenger`,
      inputs: plan.inputs.map(({ name, direction }) => ({ name, direction })),
      training: {
        rows: rows.table.rows,
        goods: rows.table.rows - bads,
        bads,
        window: rows.window,
        dataHash,
        outcome: plan.outcome.words,
        ...(plan.outcome.months !== undefined && { outcomeMonths: plan.outcome.months }),
        generated: plan.generated ?? false,
      },
      onRound: (round, rounds) => progress.update(round / rounds, `${round} steps`),
    })
    if (trained.ok) return trained.value
    const message = `No challenger can be learnt from these ${rows.table.rows} rows, ${bads} of them bad: ${trained.fault.replaceAll('_', ' ')}${trained.at === undefined ? '' : `, ${trained.at}`}. Look at the plan’s outcome, inputs and filters.`
    throw new CommandError(trained.fault, message, EXIT.usage)
  } finally {
    progress.stop()
  }
}

/** Reads a challenger's file; one that cannot be used, or reads what the plan does not make, ends the command. */
export function readChallengerFile(path: string, plan: TrainingPlan): Challenger {
  const read = parseChallenger(readJson(path))
  if (!read.ok) {
    const at = read.at === undefined || read.at === '' ? '' : ` at ${read.at}`
    const message = `${path} is not a challenger that can be used: ${read.fault.replaceAll('_', ' ')}${at}. Make one with score compare --challenger-out.`
    throw new CommandError(read.fault, message, EXIT.usage)
  }
  const kinds = new Map(plan.inputs.map(({ name, kind }) => [name, kind]))
  const lacking = read.value.characteristics.filter(({ name, kind }) => kinds.get(name) !== kind)
  if (lacking.length === 0) return read.value
  const message = `The plan ${plan.name} does not make ${lacking.map(({ name }) => name).join(', ')} as ${path} reads it. Use the plan that it was trained with.`
  throw new CommandError('plan_of_another_challenger', message, EXIT.usage)
}
