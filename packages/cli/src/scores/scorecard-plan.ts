import type { Scorecard } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { TrainingPlan } from '../tables/training-plan.ts'

/** A plan by which a table gives what a scorecard reads: that of its training, or its characteristics as columns. */
export function scorecardPlan(scorecard: Scorecard, plan: TrainingPlan | null): TrainingPlan {
  if (plan === null) return columnsAsInputs(scorecard)
  const names = new Set(plan.inputs.map(({ name }) => name))
  const lacking = scorecard.characteristics.filter(({ name }) => !names.has(name))
  if (lacking.length === 0) return plan
  const message = `The plan ${plan.name} does not make ${lacking.map(({ name }) => name).join(', ')}, which the scorecard ${scorecard.name} reads. Use the plan that it was trained with.`
  throw new CommandError('plan_of_another_scorecard', message, EXIT.usage)
}

function columnsAsInputs({ name, characteristics }: Scorecard): TrainingPlan {
  const types = characteristics.map((each) => [each.name, each.kind === 'number' ? 'number' : 'text'] as const)
  return {
    v: 1,
    kind: 'training_plan',
    name,
    columns: Object.fromEntries(types),
    outcome: { bad: 'false', words: 'not known' },
    inputs: characteristics.map(({ name, kind, direction }) => ({ name, kind, direction, value: `"${name}"` })),
  }
}
