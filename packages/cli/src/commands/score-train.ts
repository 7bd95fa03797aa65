import { scorecardHash } from '@goodstanding/report'
import type { Interval, Scorecard } from '@goodstanding/scoring'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'
import { plainLogit, plainLogitText } from '../scores/plain-logit.ts'
import { scorecardText } from '../scores/scorecard-text.ts'
import { areaOf, trainByPlan } from '../scores/train-by-plan.ts'
import { barePlan } from '../tables/bare-plan.ts'
import { hashOfFile, type PlanRows, readPlanRows } from '../tables/plan-rows.ts'
import { readPlan, type TrainingPlan } from '../tables/training-plan.ts'

type Options = {
  readonly plan?: string
  readonly outcome?: string
  readonly bad?: string
  readonly inputs?: string
  readonly where?: string
  readonly out: string
  readonly plainLogit?: boolean
}

/** `goodstanding score train TABLE --plan PLAN` */
export function addScoreTrain(score: Command): void {
  const command = score
    .command('train')
    .argument('<table>', 'CSV, gzipped or not, or Parquet')
    .option(
      '--plan <file>',
      'how columns become inputs and outcome, which rows to learn from, and what more of each means',
    )
    .option('--outcome <column>', 'without a plan: the column that tells the outcome')
    .option('--bad <value>', 'without a plan: what that column holds where a loan went bad')
    .option('--inputs <columns>', 'without a plan: the columns to learn from, with commas between')
    .option('--where <sql>', 'only rows for which this holds')
    .option('--out <file>', 'where the scorecard goes', 'scorecard.json')
    .option('--plain-logit', 'fit the inputs as they are too, without bins, and tell coefficients and errors')
    .summary('a scorecard from a table of loans whose outcome is known')
    .description(
      'Bins each input, fits a logistic regression on weights of evidence, leaves out what has the wrong sign, and writes ' +
        'whole points. Inputs that stand for a place, a name or people are refused, and so are inputs that tell more of the ' +
        'outcome than an application can. Where the plan has test rows, it says how well the scorecard does on them.\n' +
        'Exit code: 0 trained, 2 the table, the plan or what is in them cannot be used.',
    )
    .action(async (table: string, options: Options, self: Command) => {
      await runCommand(self, () => train(table, options))
    })
  withExamples(
    command,
    'score train loans.csv.gz --plan samples/scoring/sba-loans.json --out scorecard.json',
    'score train loans.parquet --outcome status --bad lost --inputs turnover,days_late',
  )
}

async function train(path: string, options: Options): Promise<Answer> {
  const plan = await planOf(path, options)
  const parts = plan.test === undefined ? (['train'] as const) : (['train', 'test'] as const)
  const rows: { readonly train: PlanRows; readonly test?: PlanRows } = await readPlanRows(
    path,
    plan,
    parts,
    options.where,
  )
  const test = rows.test ?? null
  const logit = options.plainLogit === true ? plainLogit(plan, rows.train, test) : null
  const { scorecard, leaks } = trainByPlan(plan, rows.train, await hashOfFile(path))
  writeWhole(options.out, `${JSON.stringify(scorecard, null, 1)}\n`)
  const auc = { train: areaOf(scorecard, rows.train), test: test === null ? null : areaOf(scorecard, test) }
  const hash = scorecardHash(scorecard)
  const text = [
    scorecardText(scorecard),
    '',
    droppedText(scorecard),
    `Trained on ${scorecard.training.rows} rows, ${scorecard.training.bads} of them bad. ${areasText(auc, test)}`,
    `Written to ${options.out}, hash ${hash}.`,
    ...(logit === null ? [] : ['', plainLogitText(logit)]),
  ]
  return {
    json: { out: options.out, hash, auc, testRows: test?.table.rows ?? null, leaks, plainLogit: logit, scorecard },
    text: text.join('\n'),
  }
}

async function planOf(path: string, { plan, outcome, bad, inputs }: Options): Promise<TrainingPlan> {
  const isBare = outcome !== undefined && bad !== undefined && inputs !== undefined
  if (plan !== undefined && outcome === undefined && bad === undefined && inputs === undefined) return readPlan(plan)
  if (plan === undefined && isBare) return barePlan(path, { outcome, bad, inputs })
  const message = 'Say --plan FILE, or without a plan all of --outcome, --bad and --inputs.'
  throw new CommandError('plan_missing', message, EXIT.usage)
}

const DROPPED = {
  too_few_rows: 'too few rows, goods or bads for two bins',
  no_difference: 'no difference in its direction',
  wrong_sign: 'the wrong sign beside the others',
  no_points: 'no point once rounded',
} as const

function droppedText({ training }: Scorecard): string {
  const dropped = training.dropped ?? []
  if (dropped.length === 0) return 'No input was left out.'
  return `Left out: ${dropped.map(({ name, why }) => `${name} (${DROPPED[why]})`).join('; ')}.`
}

type Areas = { readonly train: Interval | null; readonly test: Interval | null }

function areasText({ train: learnt, test: tried }: Areas, test: PlanRows | null): string {
  const words = (area: Interval | null) =>
    area === null
      ? 'not known, as all are of one kind'
      : `${area.value.toFixed(4)} (${area.low.toFixed(3)} to ${area.high.toFixed(3)})`
  const on = `AUC on them: ${words(learnt)}`
  return test === null ? `${on}.` : `${on}; on ${test.table.rows} test rows: ${words(tried)}.`
}
