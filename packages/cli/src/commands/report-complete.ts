import { completeReportContract } from '@goodstanding/api'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { withExamples } from '../output/with-examples.ts'
import { type Answered, newestReport } from '../reports/newest-report.ts'
import { saveReport } from '../reports/save-report.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding report complete REPORT --out FILE` */
export function addReportComplete(report: Command): void {
  const command = report
    .command('complete')
    .argument('[report]', 'id of the report; the newest that lacks a receipt unless said')
    .option('--out <file>', 'where to write the completed report', 'report.json')
    .summary('fetch receipts that were still missing')
    .description('An answer whose access entry was not witnessed yet is provisional; this fetches its receipt.')
    .action(async (named: string | undefined, options: { out: string }, self: Command) => {
      await runCommand(self, async (global) => {
        const client = operatorClient(openContext(global), global.as, ['lender'])
        const id = named ?? (await newestReport(client, isProvisional, 'No report lacks a receipt'))
        const overview = await client.call(completeReportContract, { params: { report: id } })
        return saveReport(client, overview, options.out)
      })
    })
  withExamples(
    command,
    'report complete --as harborlend --out report.json',
    'report complete 0192… --as harborlend --out report.json',
  )
}

function isProvisional({ outcome }: Answered): boolean {
  return outcome === 'provisional'
}
