import type { StabilityFigures, ValidationReport } from '@goodstanding/scoring'
import { decimal, percent, text } from '../model/cells.ts'
import type { Block, Section, TableBlock } from '../model/document-model.ts'
import { TONE_COLOURS } from '../model/tone.ts'
import { characteristicTitle } from '../words/characteristic-words.ts'
import { fill, listed } from '../words/language.ts'
import { type CardView, LEVEL_TONES, left, right } from './card-view.ts'

/** How far the population has moved since the scorecard learnt. */
export function stabilitySection({ stability }: ValidationReport, view: CardView): Section {
  const { words, language } = view
  if (stability === null) {
    return { id: 'stability', title: words.stability, blocks: [{ is: 'text', text: words.noStability }] }
  }
  const named = [
    { ...stability.score, title: words.theScore },
    ...stability.characteristics.map((one) => ({ ...one, title: characteristicTitle(one.name, language) })),
  ]
  const alarms = named.filter(({ level }) => level === 'alarm').map(({ title }) => title)
  const chart: Block = {
    is: 'chart',
    title: words.stabilityTitle,
    summary: fill(words.stabilitySummary, { alarms: alarms.length === 0 ? words.nobody : listed(alarms, language) }),
    chart: {
      is: 'stack',
      categories: named.map(({ title }) => title),
      valueName: words.psi,
      lying: true,
      grouped: true,
      digits: 3,
      layers: [{ name: words.psi, sign: '', ...TONE_COLOURS.late_1, values: named.map(({ psi }) => psi) }],
    },
    table: {
      is: 'table',
      caption: words.stabilityCaption,
      columns: [...left(words.characteristic), ...right(words.psi), ...left(words.level)],
      rows: named.map(({ title, psi, level }) => [
        text(title),
        decimal(psi, 4),
        text(words[level], LEVEL_TONES[level]),
      ]),
    },
  }
  return { id: 'stability', title: words.stability, blocks: [chart, ...named.map((one) => binsTable(one, view))] }
}

function binsTable({ title, bins }: StabilityFigures & { readonly title: string }, { words }: CardView): TableBlock {
  return {
    is: 'table',
    caption: fill(words.psiBins, { name: title }),
    columns: [...left(words.bin), ...right(words.reference, words.current)],
    rows: bins.map(({ bin, reference, current }) => [text(bin), percent(reference), percent(current)]),
  }
}
