import {
  challengerPd,
  challengerScores,
  judge,
  type OtherModel,
  prepareScorecard,
  type Table,
} from '@goodstanding/scoring'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import type { TrainingPlan } from '../tables/training-plan.ts'
import { readChallengerFile } from './challenger-of.ts'
import { scorecardPlan } from './scorecard-plan.ts'

/** Reads other models and answers what they say on the rows of a table. */
export function otherModelsOf(
  plan: TrainingPlan,
  champions: readonly string[],
  challenger: string | undefined,
): (table: Table) => readonly OtherModel[] {
  const others = champions.map((path) => {
    const { scorecard } = readScorecardFile(path)
    scorecardPlan(scorecard, plan)
    return { model: `${scorecard.name} (${path})`, prepared: prepareScorecard(scorecard) }
  })
  const additive = challenger === undefined ? null : readChallengerFile(challenger, plan)
  return (table) => [
    ...others.map(({ model, prepared }) => {
      const { points, pds } = judge(prepared, table, new Uint8Array(table.rows))
      return { model, risks: Float64Array.from(points, (score) => -score), pds }
    }),
    ...(additive === null ? [] : [challengerAsModel(additive, table)]),
  ]
}

/** What a challenger says on the rows of a table. */
export function challengerAsModel(challenger: Parameters<typeof challengerScores>[0], table: Table): OtherModel {
  const risks = challengerScores(challenger, table)
  return { model: challenger.name, risks, pds: risks.map(challengerPd) }
}
