import type { Command } from 'commander'
import { addLanguage, addPaper, type DocumentOptions } from '../documents/document-options.ts'
import { addReportFiles, type ReportDocumentOptions, reportDocument } from '../documents/report-document.ts'
import { writeDocument } from '../documents/write-document.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding report pdf FILE --out file.pdf` */
export function addReportPdf(report: Command): void {
  const command = report
    .command('pdf')
    .argument('<file>', 'a report')
    .requiredOption('--out <file>', 'where to write the PDF')
    .summary('a report as a PDF')
    .description(
      'Writes the credit report as a PDF with charts, a table for each, and its fonts, Chinese letters among them.',
    )
  addPaper(addLanguage(addReportFiles(command))).action(
    async (path: string, options: DocumentOptions & ReportDocumentOptions, self: Command) => {
      await runCommand(self, async () => {
        const { model, overall, words } = await reportDocument(path, options)
        const bytes = await writeDocument(model, options.out, options.paper ?? 'a4')
        return { json: { overall, out: options.out, bytes }, text: `${words}. PDF written to ${options.out}` }
      })
    },
  )
  withExamples(
    command,
    'report pdf report.json --out report.pdf',
    'report pdf report.json --assessment assessment.json --paper letter --out report.pdf',
  )
}
