import {
  type ExportFault,
  type Scorecard,
  type SqlExportFault,
  scorecardCsv,
  scorecardPmml,
  scorecardSql,
} from '@goodstanding/scoring'
import { type Command, Option } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import { writeWhole } from '../files/write-whole.ts'
import { type Answer, printable } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'

const FORMATS = ['json', 'sql', 'pmml', 'csv'] as const

type Options = {
  readonly format: (typeof FORMATS)[number]
  readonly table: string
  readonly key: string
  readonly out?: string
}

/** `goodstanding score export SCORECARD --format FORMAT` */
export function addScoreExport(score: Command): void {
  const command = score
    .command('export')
    .argument('<scorecard>', 'the scorecard')
    .addOption(new Option('--format <format>', 'for which kind of program').choices(FORMATS).makeOptionMandatory())
    .option('--table <name>', 'SQL: the table to score, with a schema before a point if need be', 'applications')
    .option('--key <column>', 'SQL: the column that tells its rows apart', 'id')
    .option('--out <file>', 'where to write it; to standard output unless said')
    .summary('a scorecard for databases and decision engines')
    .description(
      'Writes a scorecard as JSON, as SQL for PostgreSQL and DuckDB, as PMML 4.4 with reason codes, or as a table in CSV. ' +
        'Each gives the same score and reasons on every row.\n' +
        'Exit code: 0 written, 1 the file cannot be written, 2 the scorecard cannot be used or exported.',
    )
    .action(async (file: string, options: Options, self: Command) => {
      await runCommand(self, () => exportScorecard(file, options))
    })
  withExamples(
    command,
    'score export scorecard.json --format pmml --out scorecard.pmml',
    'score export scorecard.json --format sql --table lending.applications --key application',
  )
}

function exportScorecard(file: string, options: Options): Answer {
  const { scorecard, hash } = readScorecardFile(file)
  const text = exported(scorecard, file, options)
  const { format, out } = options
  if (out === undefined) {
    refuseWhatTerminalsChange(text)
    return { json: { format, scorecard: hash, text }, text: text.trimEnd() }
  }
  writeWhole(out, text)
  return { json: { format, scorecard: hash, out }, text: `Written to ${out}: scorecard ${scorecard.name}, ${hash}.` }
}

/** Letters that would steer a terminal are not printed as they are, and an export with others in their place would be wrong. */
function refuseWhatTerminalsChange(text: string): void {
  if (printable(text) === text) return
  const message = 'It has categories or names with letters that are not printed as they are: write it with --out FILE.'
  throw new CommandError('export_not_printable', message, EXIT.usage)
}

function exported(scorecard: Scorecard, file: string, { format, table, key }: Options): string {
  if (format === 'json') return `${JSON.stringify(scorecard, null, 2)}\n`
  const made = {
    sql: () => scorecardSql(scorecard, { table, key }),
    pmml: () => scorecardPmml(scorecard),
    csv: () => scorecardCsv(scorecard),
  }[format]()
  if (made.ok) return made.value
  throw new CommandError(made.fault, `${file} cannot be exported: ${WHY[made.fault](made.at ?? '')}.`, EXIT.usage)
}

const WHY: { readonly [fault in ExportFault | SqlExportFault]: (at: string) => string } = {
  export_nothing: () => 'it has no characteristic',
  export_name_form: (at) => `“${at}” is too long or has letters that other programs do not take for a column’s name`,
  export_name_twice: (at) => `another column would differ from “${at}” in capitals at most; train it under other names`,
  export_label_form: (at) => `a category of ${at} has letters that XML or a database cannot hold`,
  export_points_of_unknown: (at) => `${at} has points for a value that is not known`,
  export_table_form: (at) => `“${at}” is no name of a table or column; say others with --table and --key`,
}
