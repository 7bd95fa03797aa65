import type { Command } from 'commander'
import { reportText } from '../output/report-text.ts'
import { withExamples } from '../output/with-examples.ts'
import { judgeReport } from '../reports/judge-report.ts'
import { readReportFile } from '../reports/read-report-file.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding report show FILE` */
export function addReportShow(report: Command): void {
  const command = report
    .command('show')
    .argument('<file>', 'a report')
    .option('--network <hash-or-file>', 'the network to trust: its genesis hash, or its descriptor’s file; remembered')
    .summary('a report as a credit officer reads it')
    .description('Shows what the providers say, under the verdict of its verification. For an exit code use `verify`.')
    .action(async (path: string, options: { network?: string }, self: Command) => {
      await runCommand(self, () => {
        const file = readReportFile(path)
        const { verification, advice } = judgeReport(file, options.network)
        const text = [reportText(file, verification), ...(advice === null ? [] : ['', advice])].join('\n')
        return { json: { overall: verification.overall, report: file }, text }
      })
    })
  withExamples(command, 'report show report.json', 'report show report.json --network network.json')
}
