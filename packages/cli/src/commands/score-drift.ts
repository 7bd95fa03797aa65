import { type Drift, driftOf, type StabilityFigures, type Table } from '@goodstanding/scoring'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'
import { driftByYear } from '../scores/drift-by-year.ts'
import { scorecardPlan } from '../scores/scorecard-plan.ts'
import { percent } from '../scores/scorecard-text.ts'
import { readPlanRows } from '../tables/plan-rows.ts'
import { readPlan, type TrainingPlan } from '../tables/training-plan.ts'

type Options = {
  readonly scorecard?: string
  readonly plan?: string
  readonly where?: string
  readonly reference?: string
  readonly referenceWhere?: string
  readonly byYear?: boolean
}

/** `goodstanding score drift TABLE --scorecard FILE --plan PLAN` */
export function addScoreDrift(score: Command): void {
  const command = score
    .command('drift')
    .argument('<table>', 'CSV, gzipped or not, or Parquet')
    .option('--scorecard <file>', 'the scorecard; needed without --by-year')
    .option('--plan <file>', 'how columns become characteristics; unless said, each is a column by its own name')
    .option('--where <sql>', 'the rows of now; unless said, the plan’s test rows')
    .option('--reference <table>', 'where the rows of then are; unless said, in the same table')
    .option('--reference-where <sql>', 'the rows of then; unless said, the plan’s training rows')
    .option(
      '--by-year',
      'each year of the table beside its newest: from which year on to learn; needs a plan with a day',
    )
    .summary('whether the population is still the one that a scorecard learnt from')
    .description(
      'Population stability index of the score and of each characteristic, by its bins: stable below 0.10, shifted from 0.10, ' +
        'alarm from 0.25. Outcomes are not looked at.\n' +
        'Exit code: 0 no alarm, 3 an alarm, 2 the tables, the plan or the scorecard cannot be used.',
    )
    .action(async (path: string, options: Options, self: Command) => {
      await runCommand(self, () => drift(path, options))
    })
  withExamples(
    command,
    'score drift loans.csv.gz --scorecard scorecard.json --plan samples/scoring/sba-loans.json',
    'score drift loans.csv.gz --plan samples/scoring/sba-loans.json --by-year',
    'score drift this-month.csv --reference training.csv --scorecard scorecard.json',
    'score drift loans.csv --scorecard s.json --plan plan.json --reference-where "ApprovalFY = 1997" --where "ApprovalFY = 2004"',
  )
}

async function drift(path: string, options: Options): Promise<Answer> {
  const planGiven = options.plan === undefined ? null : readPlan(options.plan)
  if (options.byYear === true) return driftByYear(path, planGiven, options.where)
  if (options.scorecard === undefined) {
    const message = 'Say --scorecard FILE, or --by-year with a plan.'
    throw new CommandError('scorecard_missing', message, EXIT.usage)
  }
  const { scorecard, hash } = readScorecardFile(options.scorecard)
  const given = scorecardPlan(scorecard, planGiven)
  const plan: TrainingPlan = { ...given, outcome: { bad: 'false', words: 'not looked at' } }
  const then = await rowsOf(options.reference ?? path, plan, options.referenceWhere, 'train')
  const now = await rowsOf(path, plan, options.where, 'test')
  if (options.reference === undefined && then.filter === now.filter) {
    const message =
      'Then and now are the same rows: say --reference, --where or --reference-where, or give the plan “train” and “test”.'
    throw new CommandError('drift_same_rows', message, EXIT.usage)
  }
  const found = driftOf(scorecard, then.table, now.table)
  return {
    json: { scorecard: hash, reference: then.table.rows, current: now.table.rows, ...found },
    text: driftText(found, then.table.rows, now.table.rows),
    exitCode: found.isAlarm ? EXIT.remarks : EXIT.done,
  }
}

/** The rows that a filter says, else those of a part of the plan, else all. */
async function rowsOf(
  path: string,
  plan: TrainingPlan,
  where: string | undefined,
  part: 'train' | 'test',
): Promise<{ readonly table: Table; readonly filter: string }> {
  const filter = where ?? plan[part] ?? 'true'
  const { all } = await readPlanRows(path, plan, ['all'], filter)
  if (all.table.rows > 0) return { table: all.table, filter }
  throw new CommandError('rows_none', `${path} has no row for which this holds: ${filter}.`, EXIT.usage)
}

function driftText({ score, characteristics, isAlarm }: Drift, then: number, now: number): string {
  const all = [score, ...characteristics]
  const moved = all.filter(({ level }) => level !== 'stable')
  return [
    `${then} rows then, ${now} rows now.`,
    '',
    table(
      ['population of', 'PSI', ''],
      all.map(({ name, psi, level }) => [name, psi.toFixed(3), level]),
    ),
    ...moved.flatMap(binLines),
    '',
    isAlarm ? 'ALARM: the population is another one than it was.' : 'No alarm.',
  ].join('\n')
}

function binLines({ name, bins }: StabilityFigures): readonly string[] {
  const rows = bins.map(({ bin, reference, current }) => [bin, percent(reference), percent(current)])
  return ['', name.toUpperCase(), table(['bin', 'then', 'now'], rows)]
}
