import { scorecardHash } from '@goodstanding/report'
import { keptFigures, type Scorecard, type Seasoning, validateScorecard } from '@goodstanding/scoring'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { startProgress } from '../output/progress.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'
import { calibrateOn, calibrationText } from '../scores/calibrate-on.ts'
import { otherModelsOf } from '../scores/other-models.ts'
import { samplesOf } from '../scores/samples-of.ts'
import { scorecardPlan } from '../scores/scorecard-plan.ts'
import { validationText } from '../scores/validation-text.ts'
import { readPlan } from '../tables/training-plan.ts'

type Options = {
  readonly scorecard: string
  readonly plan: string
  readonly where?: string
  readonly out?: string
  readonly champion?: readonly string[]
  readonly challenger?: string
  readonly observedUntil?: string
  readonly outcomeMonths?: string
  readonly keep?: string
  readonly calibrate?: string
}

/** `goodstanding score validate TABLE --scorecard FILE --plan PLAN` */
export function addScoreValidate(score: Command): void {
  const command = score
    .command('validate')
    .argument('<table>', 'CSV, gzipped or not, or Parquet; also of loans that were kept back')
    .requiredOption('--scorecard <file>', 'the scorecard')
    .requiredOption('--plan <file>', 'the plan that it was trained with')
    .option('--where <sql>', 'only rows for which this holds')
    .option('--champion <files...>', 'other scorecards, on the same rows')
    .option('--challenger <file>', 'a challenger of score compare, on the same rows')
    .option('--observed-until <day>', 'with --outcome-months: the last day on which outcomes were seen')
    .option('--outcome-months <months>', 'a row counts once so many months of it were seen')
    .option('--out <file>', 'where the validation report goes, as JSON')
    .option('--keep <file>', 'write the scorecard with the figures of its strictest sample')
    .option(
      '--calibrate <file>',
      'calibrate on the older half of the strictest sample; written if the newer bears it out',
    )
    .summary('how well a scorecard works, out of time first')
    .description(
      'Judges a scorecard on the test and training rows of its plan: area with interval, KS, Brier, calibration, score ' +
        'bands, grades, vintages, segments, stability of each characteristic, leaks, and what to beware of. Rows of a file ' +
        'that it did not learn from are told apart by the file’s hash.\n' +
        'Exit code: 0 judged, 2 the table, the plan or the scorecard cannot be used.',
    )
    .action(async (path: string, options: Options, self: Command) => {
      await runCommand(self, () => validate(path, options))
    })
  withExamples(
    command,
    'score validate loans.csv.gz --scorecard scorecard.json --plan samples/scoring/sba-loans.json',
    'score validate kept-back.csv --scorecard scorecard.json --plan plan.json --out report.json --json',
    'score validate loans.csv --scorecard s.json --plan plan.json --observed-until 2014-06-30 --outcome-months 60',
  )
}

async function validate(path: string, options: Options): Promise<Answer> {
  const { scorecard, hash } = readScorecardFile(options.scorecard)
  const plan = scorecardPlan(scorecard, readPlan(options.plan))
  const seasoning = seasoningOf(options)
  const otherModels = otherModelsOf(plan, options.champion ?? [], options.challenger)
  const { samples, reference } = await samplesOf(path, { plan, scorecard, where: options.where, otherModels })
  const progress = startProgress(`Judging ${scorecard.name}`, samples.length)
  const onSample = (done: number) => progress.update(done, `sample ${done} of ${samples.length}`)
  const report = validateScorecard(scorecard, { samples, reference, seasoning, hash, onSample })
  progress.stop()
  if (options.out !== undefined) writeJson(options.out, report)
  const written = options.out === undefined ? [] : ['', `Report written to ${options.out}.`]
  if (options.keep !== undefined) {
    written.push(
      '',
      `Scorecard with its figures, ${keep(options.keep, { ...scorecard, validation: keptFigures(report) })}`,
    )
  }
  const strictest = samples.find(({ kind }) => kind === report.samples[0]?.kind)
  const calibrated =
    options.calibrate === undefined || strictest === undefined ? null : calibrateOn(scorecard, strictest, seasoning)
  if (calibrated !== null) {
    written.push('', calibrationText(calibrated))
    if (calibrated.isAccepted) written.push(keep(options.calibrate ?? '', calibrated.scorecard))
  }
  const trials =
    calibrated === null ? {} : { calibration: { isAccepted: calibrated.isAccepted, trials: calibrated.trials } }
  return { json: { ...report, ...trials }, text: [validationText(report), ...written].join('\n') }
}

function keep(out: string, scorecard: Scorecard): string {
  writeJson(out, scorecard)
  return `written to ${out}, hash ${scorecardHash(scorecard)}.`
}

function writeJson(out: string, value: unknown): void {
  writeWhole(out, `${JSON.stringify(value, null, 1)}\n`)
}

function seasoningOf({ observedUntil, outcomeMonths }: Options): Seasoning | null {
  if (observedUntil === undefined && outcomeMonths === undefined) return null
  const months = Number(outcomeMonths)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(observedUntil ?? '') && !Number.isNaN(Date.parse(observedUntil ?? ''))
  if (observedUntil !== undefined && isDay && Number.isInteger(months) && months > 0) return { months, observedUntil }
  const message = 'Say both --observed-until, a day such as 2014-06-30, and --outcome-months, a whole number above 0.'
  throw new CommandError('seasoning_form', message, EXIT.usage)
}
