import {
  ABSENCES,
  type Absence,
  type Cell,
  prepareScorecard,
  type Row,
  rowOf,
  type Scorecard,
} from '@goodstanding/scoring'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'
import { explanationOf, explanationText } from '../scores/explanation-text.ts'
import { scorecardPlan } from '../scores/scorecard-plan.ts'
import { scorecardText } from '../scores/scorecard-text.ts'
import { readPlanRows } from '../tables/plan-rows.ts'
import { readPlan } from '../tables/training-plan.ts'

type Options = { readonly table?: string; readonly row?: string; readonly plan?: string }

/** `goodstanding score explain SCORECARD [NAME=VALUE…]` */
export function addScoreExplain(score: Command): void {
  const command = score
    .command('explain')
    .argument('<scorecard>', 'the scorecard')
    .argument(
      '[values...]',
      'name=value for each that is known; =not_applicable, =withheld, =provider_silent where it is not',
    )
    .option('--table <file>', 'explain a row of this table instead')
    .option('--row <number>', 'which row of the table, from 1')
    .option(
      '--plan <file>',
      'how the table’s columns become characteristics; unless said, each is a column by its own name',
    )
    .summary('what a scorecard counts, or what it says of one row and why')
    .description(
      'Without values: each bin with its points. With values: the points of each, reasons, strengths, what one better bin ' +
        'would bring, and what is not known.\n' +
        'Exit code: 0 explained, 2 the scorecard, the values or the table cannot be used.',
    )
    .action(async (file: string, values: readonly string[], options: Options, self: Command) => {
      await runCommand(self, () => explain(file, values, options))
    })
  withExamples(
    command,
    'score explain scorecard.json',
    'score explain scorecard.json amount=50000 standing=new revolving=N',
    'score explain scorecard.json --table loans.csv --row 12 --plan samples/scoring/sba-loans.json',
  )
}

async function explain(file: string, values: readonly string[], options: Options): Promise<Answer> {
  const { scorecard, hash } = readScorecardFile(file)
  if (options.table === undefined && values.length === 0) {
    return { json: { hash, scorecard }, text: scorecardText(scorecard) }
  }
  if (options.table !== undefined && values.length > 0) {
    throw new CommandError('values_twice', 'Say values or a table’s row, not both.', EXIT.usage)
  }
  const row =
    options.table === undefined ? rowOfValues(scorecard, values) : await rowOfTable(scorecard, options.table, options)
  const prepared = prepareScorecard(scorecard)
  const explained = explanationOf(prepared, row)
  return { json: { hash, ...explained }, text: explanationText(prepared, explained) }
}

async function rowOfTable(scorecard: Scorecard, path: string, { row = '', plan }: Options): Promise<Row> {
  const wanted = /^[1-9]\d{0,8}$/.test(row) ? Number(row) : null
  if (wanted === null) throw new CommandError('row_missing', 'Say which row: --row NUMBER, from 1.', EXIT.usage)
  const given = scorecardPlan(scorecard, plan === undefined ? null : readPlan(plan))
  const { where: _, day: __, ...unfiltered } = { ...given, outcome: { bad: 'false', words: 'not known' } }
  const { all } = await readPlanRows(path, unfiltered, ['all'], `"#row" = ${wanted}`)
  if (all.table.rows === 1) return rowOf(all.table, 0)
  throw new CommandError('row_missing', `${path} has no row ${wanted}.`, EXIT.usage)
}

function rowOfValues(scorecard: Scorecard, values: readonly string[]): Row {
  return Object.fromEntries(
    values.map((value) => {
      const [name = '', ...rest] = value.split('=')
      const characteristic = scorecard.characteristics.find((each) => each.name === name)
      if (characteristic === undefined || rest.length === 0) {
        const names = scorecard.characteristics.map((each) => each.name).join(', ')
        const message = `“${value}” is no name=value of this scorecard; its names are ${names}.`
        throw new CommandError('value_unknown', message, EXIT.usage)
      }
      return [name, cellOf(name, rest.join('='), characteristic.kind)]
    }),
  )
}

function cellOf(name: string, text: string, kind: 'number' | 'category'): Cell {
  if (isAbsence(text)) return { absent: text }
  if (kind === 'category') return text
  const number = Number(text)
  if (text.trim() !== '' && Number.isFinite(number)) return number
  throw new CommandError('value_not_number', `${name} is a number, and “${text}” is none.`, EXIT.usage)
}

function isAbsence(text: string): text is Absence {
  return ABSENCES.some((absence) => absence === text)
}
