/** How well scorecards and their judgement work on public data, each figure beside its goal. Inputs stand for no place or name. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPlanRows } from '../packages/cli/src/tables/plan-rows.ts'
import { readPlan } from '../packages/cli/src/tables/training-plan.ts'
import { endByGoals } from './scoring/goals.ts'
import { polish } from './scoring/polish-figures.ts'
import { calibration, drift, leaks, outOfTime, randomSplit } from './scoring/sba-figures.ts'

const data = (path: string) => fileURLToPath(new URL(`../../shared/data/${path}`, import.meta.url))
const LOANS = data('sba-loans/scoring.csv.gz')
const [FIRST_YEAR, LAST_YEAR] = [data('polish-bankruptcy/1year.arff.gz'), data('polish-bankruptcy/5year.arff.gz')]

if ([LOANS, FIRST_YEAR, LAST_YEAR].every((path) => existsSync(path))) {
  const plan = readPlan(fileURLToPath(new URL('../samples/scoring/sba-loans.json', import.meta.url)))
  const { train, test, all } = await readPlanRows(LOANS, plan, ['train', 'test', 'all'])
  const { train: old } = await readPlanRows(LOANS, { ...plan, train: 'ApprovalFY = 1997' }, ['train'])
  const goals = [
    ...outOfTime(plan, train, test),
    ...randomSplit(plan, all, 1),
    ...(await leaks(LOANS, 'ApprovalFY = 2004')),
    ...(await leaks(LOANS, 'true')),
    ...drift(plan, old, train, test),
    ...polish(FIRST_YEAR, 1, 0.912, 1),
    ...polish(LAST_YEAR, 5, 0.926, 1),
  ]
  await calibration(LOANS, plan, train)
  endByGoals(goals)
} else {
  process.stdout.write('Skipped: the public loans and companies are not beside this repository.\n')
}
