import type { Leak, ValidationReport } from '@goodstanding/scoring'
import { decimal, text } from '../model/cells.ts'
import type { Block, Section } from '../model/document-model.ts'
import { characteristicTitle } from '../words/characteristic-words.ts'
import { listed } from '../words/language.ts'
import { type CardView, left, right } from './card-view.ts'

/** What a reader must know before relying on it. */
export function leaksSection(view: CardView): Section {
  const { words, validation, scorecard } = view
  const limits = new Set([...scorecard.limits, ...(validation?.limits ?? [])])
  return {
    id: 'leaks',
    title: words.leaks,
    blocks: [
      ...(validation === null ? [] : leakBlocks(validation, view)),
      ...[...limits].map((limit): Block => ({ is: 'note', tone: 'muted', sign: words.limit, text: limit })),
    ],
  }
}

function leakBlocks({ leaks }: ValidationReport, view: CardView): readonly Block[] {
  const { words, language } = view
  if (leaks.length === 0) return [{ is: 'text', text: words.noLeaks }]
  const row = ({ name, auc, informationValue, because, override }: Leak) => [
    text(characteristicTitle(name, language)),
    decimal(auc, 4),
    decimal(informationValue, 4),
    text(
      listed(
        because.map((limit) => words[limit]),
        language,
      ),
      'bad',
    ),
    override === null ? text(words.noOverride, 'bad') : text(override),
  ]
  return [
    {
      is: 'table',
      caption: words.leaksCaption,
      columns: [
        ...left(words.characteristic),
        ...right(words.auc, words.informationValue),
        ...left(words.because, words.override),
      ],
      rows: leaks.map(row),
    },
  ]
}
