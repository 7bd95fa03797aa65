import { SCALE } from '@goodstanding/scoring'
import { decimal, text, whole } from '../model/cells.ts'
import type { Block, NamedValue, Section } from '../model/document-model.ts'
import { characteristicTitle } from '../words/characteristic-words.ts'
import { codeWords } from '../words/code-words.ts'
import { fill, listed } from '../words/language.ts'
import { type CardView, left, right } from './card-view.ts'

/** What it learnt from and how it is to be read. */
export function whatSection(view: CardView): Section {
  const { words, scorecard, validation, language } = view
  const blocks: Block[] = [{ is: 'facts', items: factsOf(view) }]
  const stated = Object.entries(scorecard.validation)
  if (validation !== null && stated.length > 0) {
    blocks.push({
      is: 'table',
      caption: words.validationStated,
      columns: [...left(words.figure), ...right(words.value)],
      rows: stated.map(([name, value]) => [text(name), decimal(value, 4)]),
    })
  }
  if (scorecard.overrides.length > 0) {
    blocks.push({
      is: 'table',
      caption: words.overrides,
      columns: left(words.characteristic, words.reason),
      rows: scorecard.overrides.map(({ characteristic, reason }) => [
        text(characteristicTitle(characteristic, language)),
        text(reason),
      ]),
    })
  }
  const dropped = scorecard.training.dropped ?? []
  if (dropped.length > 0) {
    blocks.push({
      is: 'table',
      caption: words.dropped,
      columns: left(words.characteristic, words.whyDropped),
      rows: dropped.map(({ name, why }) => [text(characteristicTitle(name, language)), text(words[why])]),
    })
  }
  return { id: 'what', title: words.what, blocks }
}

function factsOf({ words, scorecard, validation, language }: CardView): readonly NamedValue[] {
  const { training, coverage, basePoints, intercept } = scorecard
  const types = coverage.types.map((type) => codeWords(type, language))
  const seasoning = validation?.seasoning ?? null
  return [
    { name: words.name, value: text(scorecard.name) },
    { name: words.outcome, value: text(training.outcome) },
    {
      name: words.outcomeWithin,
      value:
        training.outcomeMonths === undefined
          ? text(words.noFixedTime)
          : { text: fill(words.outcomeMonths, { months: training.outcomeMonths }), value: training.outcomeMonths },
    },
    { name: words.source, value: training.generated ? text(words.generatedRows, 'warn') : text(words.realRows) },
    { name: words.trainingRows, value: whole(training.rows) },
    { name: words.goods, value: whole(training.goods) },
    { name: words.bads, value: whole(training.bads) },
    {
      name: words.window,
      value: text(training.window === null ? null : `${training.window.from} – ${training.window.to}`),
    },
    { name: words.dataHash, value: text(training.dataHash) },
    { name: words.basePoints, value: whole(basePoints) },
    { name: words.interceptOf, value: decimal(intercept, 4) },
    {
      name: words.scale,
      value: text(fill(words.scaleValue, { points: SCALE.points, odds: SCALE.odds, double: SCALE.pointsToDouble })),
    },
    {
      name: words.coverage,
      value: {
        text: fill(words.coverageValue, {
          types: types.length === 0 ? words.noTypes : listed(types, language),
          count: coverage.minimumCharacteristics,
        }),
        value: coverage.minimumCharacteristics,
      },
    },
    ...(seasoning === null
      ? []
      : [
          {
            name: words.seasoning,
            value: {
              text: fill(words.seasoningValue, { months: seasoning.months, until: seasoning.observedUntil }),
              value: seasoning.months,
            },
          },
        ]),
  ]
}
