import type { Command } from 'commander'
import { EXIT } from '../exit-codes.ts'
import { ownScoreText } from '../output/own-score-text.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { type AssessOptions, assessFile } from '../reports/assess-file.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding enterprise score FILE --scorecard FILE` */
export function addEnterpriseScore(enterprise: Command): void {
  const command = enterprise
    .command('score')
    .argument('<file>', 'your own copy, or any report about you')
    .requiredOption('--scorecard <file>', 'the scorecard that a lender uses, bare or signed')
    .option('--network <hash-or-file>', 'the network to trust: its genesis hash, or its descriptor’s file; remembered')
    .option('--disputed <record...>', 'ids of records that you dispute: a second line leaves them out')
    .summary('what a lender would compute from your own copy, in plain words')
    .description(
      'Computes your score from your own copy, offline and for you alone: what counted, what it cost,\n' +
        'what would change it, and what a lender will not see. Nothing is sent or stored.\n' +
        'Exit code: 0 graded, 3 partial file or insufficient, 4 the file does not verify, 2 a file cannot be used.',
    )
    .action(async (path: string, options: AssessOptions, self: Command) => {
      await runCommand(self, () => ownScore(path, options))
    })
  withExamples(command, 'enterprise score own-copy.json --scorecard scorecard.json')
}

function ownScore(path: string, options: AssessOptions): Answer {
  const { report, assessment, scorecard } = assessFile(path, options)
  return {
    json: assessment,
    text: ownScoreText(report, assessment, scorecard.scorecard),
    exitCode: assessment.result === 'graded' ? EXIT.done : EXIT.remarks,
  }
}
