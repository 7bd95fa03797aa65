import type { BinFigures, CharacteristicFigures, ScorecardCharacteristic } from '@goodstanding/scoring'
import { decimal, NONE, percent, signed, text, whole } from '../model/cells.ts'
import type { Block, Cell, ChartBlock, Section, TableBlock } from '../model/document-model.ts'
import { TONE_COLOURS } from '../model/tone.ts'
import { characteristicTitle } from '../words/characteristic-words.ts'
import { codeWords } from '../words/code-words.ts'
import { fill, listed } from '../words/language.ts'
import { type CardView, LEVEL_TONES, left, right, sampleName } from './card-view.ts'

/** What it looks at, how much each input moves, and every bin with its rows and points. */
export function characteristicsSection(view: CardView): Section {
  const { words, scorecard } = view
  const blocks: Block[] = [
    rangeChart(view),
    { is: 'text', text: words.absences },
    ...scorecard.characteristics.map((characteristic) => binsTable(characteristic, view)),
  ]
  return { id: 'characteristics', title: words.characteristics, blocks }
}

function rangeChart(view: CardView): ChartBlock {
  const { words, scorecard, language } = view
  const ranked = scorecard.characteristics
    .map((one) => ({ name: characteristicTitle(one.name, language), range: rangeOf(one) }))
    .toSorted((a, b) => b.range - a.range)
  return {
    is: 'chart',
    title: words.rangeTitle,
    summary: fill(words.rangeSummary, { most: ranked[0]?.name ?? words.nobody }),
    chart: {
      is: 'stack',
      categories: ranked.map(({ name }) => name),
      valueName: words.points,
      lying: true,
      grouped: true,
      digits: 0,
      layers: [
        { name: words.pointsRange, sign: '', ...TONE_COLOURS.on_time, values: ranked.map(({ range }) => range) },
      ],
    },
    table: figuresTable(view),
  }
}

function rangeOf({ bins }: ScorecardCharacteristic): number {
  const points = bins.map((bin) => bin.points)
  return points.length === 0 ? 0 : Math.max(...points) - Math.min(...points)
}

function figuresTable(view: CardView): TableBlock {
  const { words, scorecard, validation, language } = view
  const [sample] = validation?.samples ?? []
  const name = sample === undefined ? words.training : sampleName(sample, view)
  const figures = new Map<string, CharacteristicFigures>(
    validation?.characteristics.map((one) => [one.name, one]) ?? [],
  )
  return {
    is: 'table',
    caption: fill(words.characteristicsCaption, { sample: name }),
    columns: [
      ...left(words.characteristic, words.direction),
      ...right(words.coefficient, words.pointsRange, words.auc, words.informationValue, words.psi),
      ...left(words.level),
    ],
    rows: scorecard.characteristics.map((one) => {
      const of = figures.get(one.name)
      const level = of?.level ?? null
      return [
        text(characteristicTitle(one.name, language)),
        text(words[one.direction]),
        decimal(one.coefficient, 4),
        whole(of?.pointsRange ?? rangeOf(one)),
        decimal(of?.auc, 4),
        decimal(of?.informationValue, 4),
        decimal(of?.psi, 4),
        level === null ? NONE : text(words[level], LEVEL_TONES[level]),
      ]
    }),
  }
}

function binsTable(characteristic: ScorecardCharacteristic, view: CardView): TableBlock {
  const { words, language } = view
  const { kind, absences } = characteristic
  const figures = ({ goods, bads, woe, points }: BinFigures): readonly Cell[] => [
    whole(goods),
    whole(bads),
    percent(goods + bads === 0 ? null : bads / (goods + bads)),
    decimal(woe, 4),
    signed(points),
  ]
  const bounds = characteristic.kind === 'number' ? [words.above, words.upTo] : []
  const bins: readonly (readonly Cell[])[] =
    characteristic.kind === 'number'
      ? characteristic.bins.map((bin) => [NONE, exact(bin.above), exact(bin.upTo), ...figures(bin)])
      : [
          ...characteristic.bins.map((bin) => [text(listed(bin.labels, language)), ...figures(bin)]),
          [text(words.otherValues), NONE, NONE, NONE, NONE, signed(characteristic.otherPoints)],
        ]
  const told = absences.filter(({ goods, bads, points }) => goods + bads > 0 || points !== 0)
  const without = told.map((bin) => [
    text(codeWords(bin.absence, language), 'muted'),
    ...(kind === 'number' ? [NONE, NONE] : []),
    ...figures(bin),
  ])
  const title = kind === 'number' ? words.value : words.labels
  return {
    is: 'table',
    caption: fill(words.binsCaption, { name: characteristicTitle(characteristic.name, language) }),
    columns: [...left(title), ...right(...bounds, words.goods, words.bads, words.badRate, words.woe, words.points)],
    rows: [...bins.map((row, i) => (kind === 'number' ? [text(`${i + 1}`), ...row.slice(1)] : row)), ...without],
  }
}

/** A bound as it is, without rounding: rows are told apart by it. */
function exact(value: number | null): Cell {
  return value === null ? NONE : { text: String(value).replace('-', '−'), value }
}
