import type { Command } from 'commander'
import type { Answer } from '../output/print.ts'
import { verificationText } from '../output/verification-text.ts'
import { withExamples } from '../output/with-examples.ts'
import { EXIT_OF, judgeReport } from '../reports/judge-report.ts'
import { readReportFile } from '../reports/read-report-file.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding verify FILE --network GENESIS_HASH|FILE`, also under `report`. */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .argument('<file>', 'a report')
    .option('--network <hash-or-file>', 'the network to trust: its genesis hash, or its descriptor’s file; remembered')
    .summary('check a report offline, claim by claim')
    .description(
      'Recomputes everything that a report claims, offline, with nothing but the file and the networks that you pinned.\n' +
        'Exit code: 0 verified, 3 verified with remarks, 4 not verified, 2 not a report.',
    )
    .action(async (file: string, options: { network?: string }, self: Command) => {
      await runCommand(self, () => verifyFile(file, options.network))
    })
  const name = program.parent === null ? 'verify' : `${program.name()} verify`
  withExamples(command, `${name} demo-out/report.json --network demo-out/network.json`, `${name} report.json --json`)
}

function verifyFile(path: string, named: string | undefined): Answer {
  const report = readReportFile(path)
  const { verification, network, advice } = judgeReport(report, named)
  const { overall, claims, registrations } = verification
  return {
    json: {
      overall,
      network,
      claims,
      registrations: registrations.map(({ registrar, entry, from }) => ({ registrar, ...entry, from })),
    },
    text: [verificationText(verification, report), ...(advice === null ? [] : ['', advice])].join('\n'),
    exitCode: EXIT_OF[overall],
  }
}
