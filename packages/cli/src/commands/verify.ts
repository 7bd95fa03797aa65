import type { Command } from 'commander'
import { EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { verificationText } from '../output/verification-text.ts'
import { withExamples } from '../output/with-examples.ts'
import { EXIT_OF, judgeReport } from '../reports/judge-report.ts'
import { readReportFile } from '../reports/read-report-file.ts'
import { type RecheckOptions, recheckFile, recheckText } from '../reports/recheck-file.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding verify FILE --network GENESIS_HASH|FILE`, also under `report`. */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .argument('<file>', 'a report')
    .option('--network <hash-or-file>', 'the network to trust: its genesis hash, or its descriptor’s file; remembered')
    .option('--assessment <file>', 'an assessment to compute again from the report, with --scorecard')
    .option('--scorecard <file>', 'the scorecard that the assessment names')
    .summary('check a report offline, claim by claim')
    .description(
      'Recomputes everything that a report claims, offline, with nothing but the file and the networks pinned;\n' +
        'and, where one is given, the assessment of it.\n' +
        'Exit code: 0 verified, 3 verified with remarks, 4 not verified (or another assessment), 2 not a report.',
    )
    .action(async (file: string, options: { network?: string } & RecheckOptions, self: Command) => {
      await runCommand(self, () => verifyFile(file, options))
    })
  const name = program.parent === null ? 'verify' : `${program.name()} verify`
  withExamples(
    command,
    `${name} demo-out/report.json --network demo-out/network.json`,
    `${name} report.json --assessment assessment.json --scorecard scorecard.json`,
  )
}

function verifyFile(path: string, options: { readonly network?: string } & RecheckOptions): Answer {
  const report = readReportFile(path)
  const { verification, network, advice } = judgeReport(report, options.network)
  const { overall, claims, registrations } = verification
  const recheck = recheckFile(report, verification, options)
  return {
    json: {
      overall,
      network,
      claims,
      registrations: registrations.map(({ registrar, entry, from }) => ({ registrar, ...entry, from })),
      ...(recheck === null ? {} : { assessment: { agrees: recheck.agrees, differing: recheck.differing } }),
    },
    text: [
      verificationText(verification, report),
      ...(recheck === null ? [] : ['', recheckText(recheck)]),
      ...(advice === null ? [] : ['', advice]),
    ].join('\n'),
    exitCode: recheck === null || recheck.agrees ? EXIT_OF[overall] : EXIT.notVerified,
  }
}
