import { type AdverseActionLetter, dayText } from '@goodstanding/scoring'
import type { DocumentModel, Section } from '../model/document-model.ts'

/** What a letter alone does not say. */
export type LetterContext = {
  /** Whether the scorecard that its reasons come from was trained on generated rows. */
  readonly generated: boolean
}

/**
 * An adverse action letter as a document, in the words and the order of its text. It is in English alone: Regulation B's
 * notice has a wording of its own (12 CFR 1002.9(b)(1)).
 */
export function letterDocument(letter: AdverseActionLetter, { generated }: LetterContext): DocumentModel {
  const { date, from, to, subject, sections } = letter
  const parts = sections.map(({ heading, paragraphs, items }, i): Section => {
    const list = items.length === 0 ? [] : [{ is: 'list' as const, items }]
    return {
      id: `part-${i + 1}`,
      title: heading ?? '',
      blocks: [...paragraphs.map((text) => ({ is: 'text' as const, text })), ...list],
    }
  })
  const day = dayText(date)
  return {
    language: 'en',
    title: from.name,
    subtitle: from.address.join(', '),
    notices: generated ? [GENERATED] : [],
    facts: [],
    sections: [
      {
        id: 'to',
        title: '',
        blocks: [
          { is: 'lines', lines: [day] },
          { is: 'lines', lines: [to.name, ...to.address] },
        ],
      },
      { id: 'subject', title: subject, blocks: [] },
      ...parts,
      { id: 'from', title: '', blocks: [{ is: 'lines', lines: [from.name] }] },
    ],
    footer: `${from.name} · ${day}`,
    madeAt: `${date}T00:00:00.000Z`,
  }
}

const GENERATED = 'GENERATED ROWS: the scorecard was trained on rows made by a generator; no decision may rest on it'
