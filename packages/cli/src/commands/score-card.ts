import type { Command } from 'commander'
import { addLanguage, addPaper, type DocumentOptions } from '../documents/document-options.ts'
import { readValidationFile } from '../documents/read-validation-file.ts'
import { writeDocument } from '../documents/write-document.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'

type Options = DocumentOptions & { readonly validation?: string }

/** `goodstanding score card SCORECARD --out card.html` */
export function addScoreCard(score: Command): void {
  const command = score
    .command('card')
    .argument('<scorecard>', 'a scorecard’s file')
    .requiredOption('--out <file>', 'where to write the card; its ending, .html or .pdf, says which it is')
    .option('--validation <file>', 'its validation report, to be shown with it')
    .summary('a scorecard’s model card, with its validation, as a page or PDF')
    .description(
      'Writes what a scorecard is, every bin with its points, and how well it was shown to work, with charts and a table for each.',
    )
  addPaper(addLanguage(command)).action(async (path: string, options: Options, self: Command) => {
    await runCommand(self, () => writeCard(path, options))
  })
  withExamples(
    command,
    'score card scorecard.json --out card.html',
    'score card scorecard.json --validation validation.json --out card.pdf --paper letter',
  )
}

async function writeCard(path: string, { out, language, paper, validation: from }: Options): Promise<Answer> {
  const isPdf = /\.pdf$/i.test(out)
  if (!isPdf && !/\.html?$/i.test(out)) {
    throw new CommandError(
      'document_kind',
      `${out} ends neither in .html nor in .pdf: name the card by what it is to be.`,
      EXIT.usage,
    )
  }
  const { scorecard, hash } = readScorecardFile(path)
  const validation = from === undefined ? null : readValidationFile(from)
  if (validation !== null && validation.scorecard.hash !== null && validation.scorecard.hash !== hash) {
    const message = `${from} is of another scorecard than ${path}: it names the hash ${validation.scorecard.hash}.`
    throw new CommandError('validation_of_another_scorecard', message, EXIT.usage)
  }
  const { scorecardDocument } = await import('@goodstanding/documents')
  const madeAt = new Date().toISOString()
  const model = scorecardDocument({ scorecard, hash, validation, language, madeAt })
  const bytes = await writeDocument(model, out, isPdf ? (paper ?? 'a4') : null)
  return { json: { scorecard: hash, out, bytes }, text: `Card of ${scorecard.name} written to ${out}` }
}
