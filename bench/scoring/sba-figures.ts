import {
  calibrate,
  challengerScores,
  compareAreas,
  driftOf,
  findLeaks,
  judge,
  performanceOf,
  prepareScorecard,
  trainChallenger,
} from '@goodstanding/scoring'
import { withTable } from '../../packages/cli/src/tables/open-table.ts'
import { readPlanRows } from '../../packages/cli/src/tables/plan-rows.ts'
import { readColumns } from '../../packages/cli/src/tables/read-columns.ts'
import type { TrainingPlan } from '../../packages/cli/src/tables/training-plan.ts'
import { makeTypedView } from '../../packages/cli/src/tables/typed-view.ts'
import { drawsOf } from './draws.ts'
import { atLeast, atMost, type Goal, printFigures } from './goals.ts'
import { areaOf, areaOfRisks, areaText, partOf, type Rows, risksOf, scorecardOf } from './table-parts.ts'

/** Trained on approvals of fiscal year 2004, tried on 2005 and 2006. */
export function outOfTime(plan: TrainingPlan, train: Rows, test: Rows): readonly Goal[] {
  const scorecard = scorecardOf(train, plan.inputs)
  const inputs = plan.inputs.map(({ name, direction }) => ({ name, direction }))
  const trained = trainChallenger(train.table, train.outcomes, { name: 'c', inputs, training: scorecard.training })
  if (!trained.ok) throw new Error(trained.fault)
  const risks = challengerScores(trained.value, test.table)
  const [own, other] = [areaOf(scorecard, test), areaOfRisks(risks, test.outcomes)]
  const both = compareAreas(risks, risksOf(scorecard, test.table), test.outcomes)
  const worst = Math.max(...scorecard.characteristics.map(({ coefficient }) => coefficient))
  const figures = performanceOf(judge(prepareScorecard(scorecard), test.table, test.outcomes))
  const goals = [
    atLeast('monotonic scorecard, AUC', own.value, 0.63),
    atLeast('additive monotonic challenger, AUC', other.value, 0.644),
    atMost('largest coefficient (above 0 is the wrong sign)', worst, 0),
  ]
  printFigures(`OUT OF TIME: ${train.table.rows} loans of 2004, tried on ${test.table.rows} of 2005 and 2006`, [
    ...goals,
    { name: 'scorecard', figure: areaText(own) },
    { name: 'challenger', figure: areaText(other) },
    ...(both === null ? [] : [{ name: 'challenger less scorecard', figure: areaText(both.difference) }]),
    { name: 'scorecard on its training rows', figure: areaText(areaOf(scorecard, train)) },
    { name: 'scorecard, KS', figure: figures.ks ?? Number.NaN },
    { name: 'scorecard, Brier', figure: figures.brier },
    { name: 'scorecard, calibration error (the level of losses rose)', figure: figures.calibrationError },
  ])
  return goals
}

/** All years mixed, half of them to learn from: flatters what it tells apart, and shows whether its level is right. */
export function randomSplit(plan: TrainingPlan, all: Rows, seed: number): readonly Goal[] {
  const draw = drawsOf(seed)
  const isTrain = Array.from({ length: all.table.rows }, () => draw() < 0.5)
  const [train, test] = [partOf(all, (row) => isTrain[row] === true), partOf(all, (row) => isTrain[row] !== true)]
  const scorecard = scorecardOf(train, plan.inputs)
  const figures = performanceOf(judge(prepareScorecard(scorecard), test.table, test.outcomes))
  const goals = [atMost('calibration error', figures.calibrationError, 0.03)]
  printFigures(`RANDOM SPLIT of all years, seed ${seed}: ${train.table.rows} loans, tried on ${test.table.rows}`, [
    ...goals,
    { name: 'AUC, flattered by the mixing of years', figure: areaText(areaOf(scorecard, test)) },
    { name: 'Brier', figure: figures.brier },
  ])
  return goals
}

/** Columns that a lender has when a loan is applied for, and those that come later and are in no plan. */
const AT_APPLICATION = {
  numbers: ['Term', 'NoEmp', 'CreateJob', 'RetainedJob', 'GrAppv', 'SBA_Appv', 'ApprovalFY'],
  texts: ['State', 'Bank', 'BankState', 'NAICS', 'NewExist', 'UrbanRural', 'RevLineCr', 'LowDoc', 'FranchiseCode'],
} as const
const LATER = { numbers: ['ChgOffPrinGr', 'DisbursementGross'], days: ['ChgOffDate', 'DisbursementDate'] } as const

/** Every column by itself, whether it may be an input or not. */
export async function leaks(path: string, filter: string): Promise<readonly Goal[]> {
  const { table, outcomes } = await everyColumn(path, filter)
  const found = findLeaks(table, outcomes)
  const later = new Set<string>([...LATER.numbers, ...LATER.days])
  const early = found.filter(({ name }) => !later.has(name)).map(({ name }) => name)
  const goal: Goal = {
    name: 'flagged of what is known at application',
    figure: early.join(', '),
    goal: 'Term alone',
    isMet: early.join() === 'Term',
  }
  const looked = [...table.columns.keys()].filter((name) => !later.has(name))
  printFigures(`LEAKS, ${filter}: ${looked.length} columns known at application (${looked.join(', ')})`, [
    goal,
    ...found.map(({ name, auc, informationValue }) => ({
      name: later.has(name) ? `${name} (known later, in no plan)` : name,
      figure: `area ${auc.toFixed(3)}, information value ${informationValue.toFixed(2)}`,
    })),
  ])
  return [goal]
}

/** All columns of the loans, each as it is; of a charge-off's date, which is written in two ways, whether there is one. */
async function everyColumn(path: string, filter: string): Promise<Rows> {
  const numbers = [...AT_APPLICATION.numbers, ...LATER.numbers]
  const days = ['ApprovalDate', 'DisbursementDate']
  const typed = Object.fromEntries([
    ...numbers.map((name) => [name, 'number'] as const),
    ...[...AT_APPLICATION.texts, 'MIS_Status', 'ChgOffDate'].map((name) => [name, 'text'] as const),
    ...days.map((name) => [name, { day: '%m/%d/%Y' }] as const),
  ])
  const number = (name: string, sql: string) => ({ name, kind: 'number' as const, sql, what: name })
  const category = (name: string, sql: string) => ({ name, kind: 'category' as const, sql, what: name })
  return withTable(path, [], async (table) => {
    await makeTypedView(table, typed)
    const read = await readColumns(
      table,
      [
        number('#bad', "CASE WHEN MIS_Status = 'CHGOFF' THEN 1 ELSE 0 END"),
        ...numbers.map((name) => number(name, name)),
        ...AT_APPLICATION.texts.map((name) => category(name, name)),
        ...days.map((name) => number(name, `date_diff('day', DATE '1970-01-01', ${name})`)),
        category('ChgOffDate', "CASE WHEN ChgOffDate IS NOT NULL THEN 'there' END"),
      ],
      [filter],
    )
    const bad = read.get('#bad')
    const outcomes = Uint8Array.from(bad?.kind === 'number' ? bad.values : [])
    const columns = new Map([...read].filter(([name]) => name !== '#bad'))
    return { table: { rows: outcomes.length, columns }, outcomes }
  })
}

/** Whether alarms fire where the population changed, and keep still where it did not. */
export function drift(plan: TrainingPlan, old: Rows, train: Rows, test: Rows): readonly Goal[] {
  const goals = [
    { name: '1997 to 2004', reference: old, current: train, isWanted: true },
    { name: '2004 to 2005 and 2006', reference: train, current: test, isWanted: false },
  ].map(({ name, reference, current, isWanted }): Goal & { lines: readonly { name: string; figure: number }[] } => {
    const found = driftOf(scorecardOf(reference, plan.inputs), reference.table, current.table)
    const psis = [found.score, ...found.characteristics]
    return {
      name: `${name}, greatest PSI`,
      figure: Math.max(...psis.map(({ psi }) => psi)),
      goal: isWanted ? 'an alarm (≥ 0.25)' : 'no alarm (< 0.25)',
      isMet: found.isAlarm === isWanted,
      lines: psis.map((each) => ({ name: `${name}: ${each.name}`, figure: each.psi })),
    }
  })
  printFigures('DRIFT', [...goals, ...goals.flatMap(({ lines }) => lines)])
  return goals
}

/** Whether a calibration learnt from 2005 is borne out by 2006; no goal, since the next year decides. */
export async function calibration(path: string, plan: TrainingPlan, train: Rows): Promise<void> {
  const scorecard = scorecardOf(train, plan.inputs)
  const scored = async (year: number) => {
    const { test } = await readPlanRows(path, { ...plan, test: `ApprovalFY = ${year}` }, ['test'])
    return { points: judge(prepareScorecard(scorecard), test.table, test.outcomes).points, outcomes: test.outcomes }
  }
  const { trials, isAccepted } = calibrate(scorecard, await scored(2005), await scored(2006))
  printFigures(`CALIBRATION learnt from 2005, tried on 2006: ${isAccepted ? 'taken' : 'not taken'}`, [
    ...trials.flatMap(({ method, brier, calibrationError }) => [
      { name: `${method}, Brier`, figure: brier },
      { name: `${method}, calibration error`, figure: calibrationError },
    ]),
  ])
}
