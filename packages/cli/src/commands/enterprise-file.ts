import type { Report } from '@goodstanding/core'
import { verifyReport } from '@goodstanding/report'
import { takeOwnCopy } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { keepConsentIn } from '../context/keep-consent.ts'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import { EXIT } from '../exit-codes.ts'
import { checkWritable, writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { reportText } from '../output/report-text.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding enterprise file`: all that is recorded, with its proofs. */
export function addEnterpriseFile(enterprise: Command): void {
  const added = enterprise
    .command('file')
    .summary('all that is recorded about your enterprise, checked')
    .description(
      'Reads your own records from every provider that you are linked to, verifies them, and remembers what was live.',
    )
    .action(async (_: unknown, command: Command) => {
      await runCommand(command, async (global) => {
        const { report, verification } = await ownCopy(global)
        return { json: { overall: verification.overall, report }, text: reportText(report, verification) }
      })
    })
  withExamples(added, 'enterprise file --as harbor')
}

/** `goodstanding enterprise own-copy --out FILE` */
export function addEnterpriseOwnCopy(enterprise: Command): void {
  const added = enterprise
    .command('own-copy')
    .requiredOption('--out <file>', 'where to write the verified report')
    .summary('the whole file in one verified report to take anywhere')
    .description(
      'Reads your own records from every provider and writes them with all their proofs; anyone can verify the file.\n' +
        'Exit code: 0 written, 4 written but not verified.',
    )
    .action(async (options: { out: string }, command: Command) => {
      await runCommand(command, (global) => writeOwnCopy(options.out, global))
    })
  withExamples(added, 'enterprise own-copy --as harbor --out harbor.json')
}

async function writeOwnCopy(out: string, global: GlobalOptions): Promise<Answer> {
  checkWritable(out)
  const { report, verification } = await ownCopy(global)
  writeWhole(out, `${JSON.stringify(report)}\n`)
  const providers = report.answers.length
  return {
    json: { out, overall: verification.overall },
    text: `Written to ${out}: ${providers} providers, ${verification.overall.replaceAll('_', ' ')}.`,
    exitCode: verification.overall === 'not_verified' ? EXIT.notVerified : EXIT.done,
  }
}

async function ownCopy(
  global: GlobalOptions,
): Promise<{ report: Report; verification: ReturnType<typeof verifyReport> }> {
  const open = openContext(global)
  const { client, file } = enterpriseClient(open, global.as)
  const { network } = open
  const report = await takeOwnCopy({
    client,
    keys: file.keys,
    network,
    keep: keepConsentIn(file),
  })
  return { report, verification: verifyReport(report, { trusted: [network.genesisHash], now: open.now() }) }
}
