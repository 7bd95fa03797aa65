import { writeFileSync } from 'node:fs'
import type { Report } from '@goodstanding/core'
import { verifyReport } from '@goodstanding/report'
import { takeOwnCopy } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { keepConsent } from '../context/keep-consent.ts'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import { EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { reportText } from '../output/report-text.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding enterprise file`: all that is recorded, with its proofs. */
export function addEnterpriseFile(enterprise: Command): void {
  enterprise
    .command('file')
    .summary('all that is recorded about your enterprise, checked')
    .description(
      'Reads your own records from every provider that you are linked to, verifies them, and remembers what was live.',
    )
    .addHelpText('after', '\nExample:\n  goodstanding enterprise file --as harbor')
    .action(async (_: unknown, command: Command) => {
      await runCommand(command, async (global) => {
        const { report, verification } = await ownCopy(global)
        return { json: { overall: verification.overall, report }, text: reportText(report, verification) }
      })
    })
}

/** `goodstanding enterprise own-copy --out FILE` */
export function addEnterpriseOwnCopy(enterprise: Command): void {
  enterprise
    .command('own-copy')
    .requiredOption('--out <file>', 'where to write the verified report')
    .summary('the whole file in one verified report to take anywhere')
    .addHelpText('after', '\nExample:\n  goodstanding enterprise own-copy --as harbor --out harbor.json')
    .action(async (options: { out: string }, command: Command) => {
      await runCommand(command, (global) => writeOwnCopy(options.out, global))
    })
}

async function writeOwnCopy(out: string, global: GlobalOptions): Promise<Answer> {
  const { report, verification } = await ownCopy(global)
  writeFileSync(out, `${JSON.stringify(report)}\n`)
  const records = report.answers.length
  return {
    json: { out, overall: verification.overall },
    text: `Written to ${out}: ${records} providers, ${verification.overall.replaceAll('_', ' ')}.`,
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
    keep: (built) => keepConsent(file, built),
  })
  return { report, verification: verifyReport(report, { trusted: [network.genesisHash], now: open.now() }) }
}
