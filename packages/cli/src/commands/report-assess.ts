import { canonicalJson } from '@goodstanding/crypto'
import type { Command } from 'commander'
import { EXIT } from '../exit-codes.ts'
import { writeWhole } from '../files/write-whole.ts'
import { assessmentText } from '../output/assessment-text.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { type AssessOptions, assessFile } from '../reports/assess-file.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding report assess FILE --scorecard FILE` */
export function addReportAssess(report: Command): void {
  const command = report
    .command('assess')
    .argument('<file>', 'a report')
    .requiredOption('--scorecard <file>', 'the scorecard, bare or signed')
    .option('--network <hash-or-file>', 'the network to trust: its genesis hash, or its descriptor’s file; remembered')
    .option('--terms <file>', 'a lender’s terms in JSON, to price a loan with and without the record')
    .option('--disputed <record...>', 'ids of records that the enterprise disputes: a second line leaves them out')
    .option('--out <file>', 'where to keep the assessment, as evidence of a decision')
    .summary('what a scorecard says of a report, and why')
    .description(
      'Verifies a report and computes points, probability of default, grade and reasons from its records, offline.\n' +
        'Exit code: 0 graded, 3 partial file or insufficient, 4 the report does not verify, 2 a file cannot be used.',
    )
    .action(async (path: string, options: AssessOptions & { out?: string }, self: Command) => {
      await runCommand(self, () => assessAndKeep(path, options))
    })
  withExamples(
    command,
    'report assess report.json --scorecard scorecard.json',
    'report assess report.json --scorecard scorecard.json --terms terms.json --out assessment.json',
  )
}

function assessAndKeep(path: string, options: AssessOptions & { readonly out?: string }): Answer {
  const { assessment, scorecard } = assessFile(path, options)
  if (options.out !== undefined) writeWhole(options.out, `${canonicalJson(assessment)}\n`)
  const { signedBy } = scorecard
  const signers = signedBy.length === 0 ? 'nobody has signed it' : `signed by ${signedBy.join(', ')}`
  const kept = options.out === undefined ? [] : [`Written to ${options.out}.`]
  return {
    json: assessment,
    text: [assessmentText(assessment, scorecard.scorecard), '', `Scorecard: ${signers}.`, ...kept].join('\n'),
    exitCode: assessment.result === 'graded' ? EXIT.done : EXIT.remarks,
  }
}
