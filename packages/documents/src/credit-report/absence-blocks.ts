import type { RecordType } from '@goodstanding/core'
import type { Block } from '../model/document-model.ts'
import { codeWords } from '../words/code-words.ts'
import { fill, listed } from '../words/language.ts'
import { askedFor, factsOf, type ReportView } from './report-view.ts'

/**
 * What is to be said beside the facts of a type: why there are none, or that some who were asked did not answer. Nothing
 * is ever said to be absent where nobody answered.
 */
export function absenceBlocks(view: ReportView, type: RecordType): readonly Block[] {
  const { words, language } = view
  const { asked, silent } = askedFor(view, type)
  const names = listed(silent, language)
  if (factsOf(view, type).length > 0) {
    return silent.length === 0 ? [] : [warning(view, fill(words.someSilent, { names }))]
  }
  const why =
    asked.length === 0 ? words.noneNotAsked : silent.length > 0 ? fill(words.noneSilent, { names }) : words.noneOfType
  const text = fill(words.nothingShown, { type: capital(codeWords(type, language)), why })
  return [silent.length > 0 ? warning(view, text) : { is: 'text', text }]
}

function warning({ words }: ReportView, text: string): Block {
  return { is: 'note', tone: 'warn', sign: words.warning, text }
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
