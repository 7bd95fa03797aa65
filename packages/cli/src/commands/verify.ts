import { networkTime } from '@goodstanding/core'
import { type Verification, verifyReport } from '@goodstanding/report'
import type { Command } from 'commander'
import { trustedNetworks } from '../context/pinned-networks.ts'
import { EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { verificationText } from '../output/verification-text.ts'
import { runCommand } from '../run-command.ts'
import { readReportFile } from './report-commands.ts'

const EXIT_CODES = {
  verified: EXIT.verified,
  verified_with_remarks: EXIT.remarks,
  not_verified: EXIT.notVerified,
} as const

/** `goodstanding verify FILE --network GENESIS_HASH|FILE` */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .argument('<file>', 'a report')
    .option('--network <hash-or-file>', 'the network to trust: its genesis hash, or its descriptor’s file; remembered')
    .summary('check a report offline, claim by claim')
    .description(
      'Recomputes everything that a report claims, offline, with nothing but the file and the networks that you pinned.\n' +
        'Exit code: 0 verified, 3 verified with remarks, 4 not verified, 2 not a report.',
    )
    .addHelpText('after', '\nExample:\n  goodstanding verify demo-out/report.json --network demo-out/network.json')
    .action(async (file: string, options: { network?: string }, command: Command) => {
      await runCommand(command, () => verifyFile(file, options.network))
    })
}

export function verifyFile(path: string, network: string | undefined): Answer {
  const report = readReportFile(path)
  const [descriptor] = report.network
  const now = networkTime(descriptor ?? { testClock: null }, Date.now())
  const verification = verifyReport(report, { trusted: trustedNetworks(network), now })
  return {
    json: jsonOf(verification),
    text: verificationText(verification, report),
    exitCode: EXIT_CODES[verification.overall],
  }
}

function jsonOf({ overall, claims, registrations }: Verification): unknown {
  return {
    overall,
    claims,
    registrations: registrations.map(({ registrar, entry, from }) => ({ registrar, ...entry, from })),
  }
}
