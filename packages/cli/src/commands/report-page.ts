import type { Command } from 'commander'
import { addLanguage, type DocumentOptions } from '../documents/document-options.ts'
import { addReportFiles, type ReportDocumentOptions, reportDocument } from '../documents/report-document.ts'
import { writeDocument } from '../documents/write-document.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding report page FILE --out page.html` */
export function addReportPage(report: Command): void {
  const command = report
    .command('page')
    .argument('<file>', 'a report')
    .requiredOption('--out <file>', 'where to write the page')
    .summary('a report as one HTML page')
    .description(
      'Writes the credit report as one page with charts and a table for each, which asks nothing of a network and runs no script.',
    )
  addLanguage(addReportFiles(command)).action(
    async (path: string, options: DocumentOptions & ReportDocumentOptions, self: Command) => {
      await runCommand(self, async () => {
        const { model, overall, words } = await reportDocument(path, options)
        const bytes = await writeDocument(model, options.out, null)
        return { json: { overall, out: options.out, bytes }, text: `${words}. Page written to ${options.out}` }
      })
    },
  )
  withExamples(
    command,
    'report page report.json --out page.html',
    'report page report.json --assessment assessment.json --language zh --out page.html',
  )
}
