import type { AdverseActionLetter } from './adverse-action-letter.ts'
import { dayText } from './letter-sections.ts'

/** The letter as plain text, in lines of at most 78 letters where words allow it. */
export function letterText(letter: AdverseActionLetter): string {
  const { date, from, to, subject, sections } = letter
  const parts = [
    [from.name, ...from.address],
    [dayText(date)],
    [to.name, ...to.address],
    [subject],
    ...sections.flatMap(({ heading, paragraphs, items }) => [
      ...(heading === null ? [] : [[heading]]),
      ...paragraphs.map((paragraph) => wrapped(paragraph, '', '')),
      ...(items.length === 0 ? [] : [items.flatMap((item) => wrapped(item, '- ', '  '))]),
    ]),
    [from.name],
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const LINE_MAX = 78

function wrapped(text: string, first: string, others: string): readonly string[] {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > LINE_MAX) {
      lines.push(line)
      line = others
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line]
}
