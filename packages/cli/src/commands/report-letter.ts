import { letterText } from '@goodstanding/scoring'
import type { Command } from 'commander'
import { addPaper, type DocumentOptions } from '../documents/document-options.ts'
import { writeDocument } from '../documents/write-document.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { letterOf } from '../reports/letter-of.ts'
import { runCommand } from '../run-command.ts'

type Options = { readonly facts: string; readonly out?: string; readonly paper?: DocumentOptions['paper'] }

/** `goodstanding report letter ASSESSMENT --facts FILE` */
export function addReportLetter(report: Command): void {
  const command = report
    .command('letter')
    .argument('<assessment>', 'the assessment that the decision rests on')
    .requiredOption(
      '--facts <file>',
      'what was asked for and decided, when, by whom: JSON, see docs/protocol/letters.md',
    )
    .option(
      '--out <file>',
      'where to write it: as a PDF where its name ends in .pdf, else as text; to standard output unless said',
    )
    .summary('the letter that says no, and why (United States, Regulation B)')
    .description(
      'Writes an adverse action letter from an assessment’s reasons, under the rules for the enterprise’s size, with every ' +
        'day computed. Counsel should confirm its use.\n' +
        'Exit code: 0 written, 1 the file cannot be written, 2 the assessment or the facts cannot be used.',
    )
  addPaper(command).action(async (path: string, options: Options, self: Command) => {
    await runCommand(self, () => write(path, options))
  })
  withExamples(
    command,
    'report letter assessment.json --facts decision.json --out letter.txt',
    'report letter assessment.json --facts decision.json --out letter.pdf --paper letter',
  )
}

async function write(path: string, { facts, out, paper = 'a4' }: Options): Promise<Answer> {
  const { letter, generated } = letterOf(path, facts)
  const text = letterText(letter)
  if (out === undefined) return { json: letter, text: text.trimEnd() }
  if (/\.pdf$/i.test(out)) {
    const { letterDocument } = await import('@goodstanding/documents')
    await writeDocument(letterDocument(letter, { generated }), out, paper)
  } else writeWhole(out, text)
  const { regime, deadlines } = letter
  const offer = deadlines.offerUntil === null ? [] : [`The offer is open until ${deadlines.offerUntil}.`]
  const lines = [
    `Written to ${out}, under the rules for ${regime === 'small' ? 'small' : 'large'} enterprises.`,
    `The notice is due on ${deadlines.noticeDueOn}; a request for reasons counts until ${deadlines.reasonsUntil}.`,
    ...offer,
  ]
  return { json: letter, text: lines.join('\n') }
}
