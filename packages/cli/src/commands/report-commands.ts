import { readFileSync, writeFileSync } from 'node:fs'
import {
  askedConsentsContract,
  completeReportContract,
  type ReportOverview,
  readReportContract,
  reportFileContract,
  retryProviderContract,
} from '@goodstanding/api'
import { networkTime, type Report } from '@goodstanding/core'
import { parseReport, verifyReport } from '@goodstanding/report'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { trustedNetworks } from '../context/pinned-networks.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { reportText } from '../output/report-text.ts'
import { table } from '../output/table.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding report request [CONSENT] --out FILE` */
export function addReportRequest(report: Command): void {
  report
    .command('request')
    .argument('[consent]', 'id of a consent; the newest active one unless said')
    .option('--out <file>', 'where to write the report', 'report.json')
    .option('--retry <provider>', 'ask one provider again in the report --of, under the same consent')
    .option('--of <report>', 'id of the report to retry in')
    .summary('read all providers under a consent into one file (as a lender)')
    .addHelpText('after', '\nExample:\n  goodstanding report request --as harborlend --out report.json')
    .action(
      async (consent: string | undefined, options: { out: string; retry?: string; of?: string }, command: Command) => {
        await runCommand(command, (global) => request(consent, options, global))
      },
    )
}

async function request(
  consent: string | undefined,
  options: { out: string; retry?: string; of?: string },
  global: GlobalOptions,
): Promise<Answer> {
  const client = operatorClient(openContext(global), global.as, ['lender'])
  const isRetry = options.retry !== undefined && options.of !== undefined
  const overview = isRetry
    ? await client.call(retryProviderContract, {
        params: { report: options.of ?? '' },
        body: { provider: options.retry ?? '' },
      })
    : await client.call(readReportContract, {
        body: { consent: consent ?? newest(await client.call(askedConsentsContract, {})) },
      })
  const file = await client.call(reportFileContract, { params: { report: overview.id } })
  writeFileSync(options.out, `${JSON.stringify(file)}\n`)
  return overviewAnswer(overview, options.out)
}

function newest({ consents }: { consents: readonly { id: string; ended: boolean }[] }): string {
  const active = consents.find(({ ended }) => !ended)
  if (active !== undefined) return active.id
  throw new CommandError(
    'consent_missing',
    'There is no active consent. Ask for one with `goodstanding consent request`.',
    EXIT.failed,
  )
}

function overviewAnswer(overview: ReportOverview, out: string): Answer {
  const rows = overview.answers.map(({ provider, outcome, code }) => [provider, outcome, code])
  const text = `Report ${overview.id}: ${overview.overall.replaceAll('_', ' ')}, written to ${out}\n\n${table(['provider', 'outcome', 'code'], rows)}`
  return { json: { ...overview, out }, text }
}

/** `goodstanding report complete REPORT --out FILE` */
export function addReportComplete(report: Command): void {
  report
    .command('complete')
    .argument('<report>', 'id of the report')
    .option('--out <file>', 'where to write the completed report', 'report.json')
    .summary('fetch receipts that were still missing')
    .action(async (id: string, options: { out: string }, command: Command) => {
      await runCommand(command, async (global) => {
        const client = operatorClient(openContext(global), global.as, ['lender'])
        const overview = await client.call(completeReportContract, { params: { report: id } })
        const file = await client.call(reportFileContract, { params: { report: id } })
        writeFileSync(options.out, `${JSON.stringify(file)}\n`)
        return overviewAnswer(overview, options.out)
      })
    })
}

/** `goodstanding report show FILE` */
export function addReportShow(report: Command): void {
  report
    .command('show')
    .argument('<file>', 'a report')
    .option('--network <hash-or-file>', 'the network to trust; remembered')
    .summary('a report as a credit officer reads it')
    .action(async (path: string, options: { network?: string }, command: Command) => {
      await runCommand(command, () => {
        const file = readReportFile(path)
        const now = networkTime(file.network[0] ?? { testClock: null }, Date.now())
        const verification = verifyReport(file, { trusted: trustedNetworks(options.network), now })
        return { json: { overall: verification.overall, report: file }, text: reportText(file, verification) }
      })
    })
}

/** Reads a report's file; what is none ends the command with exit code 2. */
export function readReportFile(path: string): Report {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new CommandError('file_unreadable', `${path} cannot be read.`, EXIT.usage)
  }
  const report = parseReport(text)
  if (report.ok) return report.value
  const where = report.at === undefined ? '' : ` (${report.at})`
  throw new CommandError(
    report.fault,
    `${path} is not a report: ${report.fault.replaceAll('_', ' ')}${where}.`,
    EXIT.usage,
  )
}
