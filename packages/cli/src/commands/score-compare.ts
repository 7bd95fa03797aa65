import {
  altmanZDoublePrime,
  type Challenger,
  type Comparison,
  type NumberColumn,
  type OtherModel,
  type Table,
  validateScorecard,
} from '@goodstanding/scoring'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'
import { challengerByPlan, readChallengerFile } from '../scores/challenger-of.ts'
import { challengerAsModel, otherModelsOf } from '../scores/other-models.ts'
import { samplesOf } from '../scores/samples-of.ts'
import { scorecardPlan } from '../scores/scorecard-plan.ts'
import { comparisonTable } from '../scores/validation-text.ts'
import { hashOfFile, readPlanRows } from '../tables/plan-rows.ts'
import { readPlan, type TrainingPlan } from '../tables/training-plan.ts'

type Options = {
  readonly scorecard: string
  readonly plan: string
  readonly where?: string
  readonly champion?: readonly string[]
  readonly challenger?: string
  readonly learnFrom?: string
  readonly challengerOut?: string
  readonly altman?: string
}

/** `goodstanding score compare TABLE --scorecard FILE --plan PLAN` */
export function addScoreCompare(score: Command): void {
  const command = score
    .command('compare')
    .argument('<table>', 'CSV, gzipped or not, or Parquet')
    .requiredOption('--scorecard <file>', 'the scorecard')
    .requiredOption('--plan <file>', 'the plan that it was trained with')
    .option('--where <sql>', 'only rows for which this holds')
    .option('--champion <files...>', 'other scorecards, on the same rows')
    .option('--challenger <file>', 'a challenger that was kept, instead of learning one')
    .option('--learn-from <table>', 'learn the challenger from the training rows of this table instead')
    .option('--challenger-out <file>', 'where the challenger goes, as JSON')
    .option(
      '--altman <inputs>',
      'inputs of Altman’s Z″: working capital, retained earnings, EBIT, equity to liabilities',
    )
    .summary('a scorecard beside a challenger and other models')
    .description(
      'Learns a challenger from the plan’s training rows, an additive model of many small steps that keeps the declared ' +
        'directions and is its effects’ sum, and sets it and other models beside the scorecard on the same rows. A ' +
        'difference whose interval holds 0 may be chance.\n' +
        'Exit code: 0 compared, 2 the table, the plan or a model cannot be used.',
    )
    .action(async (path: string, options: Options, self: Command) => {
      await runCommand(self, () => compare(path, options))
    })
  withExamples(
    command,
    'score compare loans.csv.gz --scorecard scorecard.json --plan samples/scoring/sba-loans.json',
    'score compare kept-back.csv --scorecard scorecard.json --plan plan.json --learn-from loans.csv.gz',
  )
}

async function compare(path: string, options: Options): Promise<Answer> {
  const { scorecard, hash } = readScorecardFile(options.scorecard)
  const plan = scorecardPlan(scorecard, readPlan(options.plan))
  const challenger = await challengerFor(path, plan, options)
  if (options.challengerOut !== undefined) {
    writeWhole(options.challengerOut, `${JSON.stringify(challenger, null, 1)}\n`)
  }
  const champions = otherModelsOf(plan, options.champion ?? [], undefined)
  const ratios = options.altman === undefined ? null : altmanInputs(options.altman, plan)
  const otherModels = (rows: Table) => [
    challengerAsModel(challenger, rows),
    ...champions(rows),
    ...(ratios === null ? [] : [altmanAsModel(ratios, rows)]),
  ]
  const { samples } = await samplesOf(path, { plan, scorecard, where: options.where, otherModels })
  const report = validateScorecard(scorecard, { samples, reference: null, hash })
  const compared = report.samples.map(({ kind, name, comparisons, figures }) => ({
    kind,
    name,
    brier: figures.brier,
    comparisons,
  }))
  const written = options.challengerOut === undefined ? [] : [`Challenger written to ${options.challengerOut}.`]
  return {
    json: { scorecard: hash, samples: compared, effects: rangesOf(challenger) },
    text: [...compared.flatMap(sampleLines), ...effectLines(challenger), ...written].join('\n'),
  }
}

async function challengerFor(path: string, plan: TrainingPlan, options: Options): Promise<Challenger> {
  if (options.challenger !== undefined) return readChallengerFile(options.challenger, plan)
  const from = options.learnFrom ?? path
  // A table of its own to learn from is learnt from whole where the plan names no part of it.
  if (plan.train === undefined && options.learnFrom === undefined) {
    const message = `The plan ${plan.name} does not say which rows to learn from: give it “train”, or say --learn-from.`
    throw new CommandError('plan_without_train', message, EXIT.usage)
  }
  const { train } = await readPlanRows(from, plan, ['train'])
  return challengerByPlan(plan, train, await hashOfFile(from))
}

type Compared = { readonly name: string; readonly brier: number; readonly comparisons: readonly Comparison[] }

function sampleLines({ name, brier, comparisons }: Compared): readonly string[] {
  const body =
    comparisons.length === 0
      ? 'All rows are of one kind: nothing can be compared.'
      : comparisonTable(comparisons, brier)
  return [name.toUpperCase(), body, '']
}

/** How far each characteristic can move the challenger's log-odds of bad. */
function rangesOf({ characteristics }: Challenger): readonly { name: string; direction: string; range: number }[] {
  return characteristics
    .map(({ name, direction, effects }) => ({ name, direction, range: Math.max(...effects) - Math.min(...effects) }))
    .sort((a, b) => b.range - a.range)
}

function effectLines(challenger: Challenger): readonly string[] {
  const rows = rangesOf(challenger).map(({ name, direction, range }) => [
    name,
    direction === 'none' ? 'none declared' : direction.replaceAll('_', ' '),
    range.toFixed(3),
  ])
  return ['WHAT THE CHALLENGER WEIGHS', table(['characteristic', 'direction', 'range in log-odds'], rows)]
}

function altmanInputs(named: string, plan: TrainingPlan): readonly string[] {
  const names = named.split(',').map((name) => name.trim())
  const numbers = new Set(plan.inputs.filter(({ kind }) => kind === 'number').map(({ name }) => name))
  if (names.length === 4 && names.every((name) => numbers.has(name))) return names
  const message =
    'Name four inputs of the plan that are numbers, with commas between: working capital, retained earnings and EBIT, each over total assets, and equity over liabilities.'
  throw new CommandError('altman_inputs', message, EXIT.usage)
}

/** Z″ of each row; a ratio that is not known counts as 0. */
function altmanAsModel(names: readonly string[], rows: Table): OtherModel {
  const columns = names
    .map((name) => rows.columns.get(name))
    .filter((each): each is NumberColumn => each?.kind === 'number')
  const at = (place: number, row: number) => {
    const value = columns[place]?.values[row] ?? 0
    return Number.isNaN(value) ? 0 : value
  }
  const risks = Float64Array.from({ length: rows.rows }, (_, row) => {
    const ratios = {
      workingCapital: at(0, row),
      retainedEarnings: at(1, row),
      earningsBeforeInterestAndTax: at(2, row),
      equityToLiabilities: at(3, row),
    }
    return -altmanZDoublePrime(ratios)
  })
  return { model: 'Altman’s Z″', risks, pds: null }
}
