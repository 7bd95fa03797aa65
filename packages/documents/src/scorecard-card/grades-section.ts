import { decimal, percent, text, whole } from '../model/cells.ts'
import type { Block, Section } from '../model/document-model.ts'
import { fill } from '../words/language.ts'
import { type CardView, left, right } from './card-view.ts'

/** How a score becomes a probability of default, and that a grade. */
export function gradesSection(view: CardView): Section {
  const { words, scorecard } = view
  const grades: Block = {
    is: 'table',
    caption: words.gradesCaption,
    columns: [...left(words.grade), ...right(words.pdUpTo)],
    rows: scorecard.grades.map(({ grade, pdUpTo }) => [text(grade), percent(pdUpTo)]),
  }
  return { id: 'grades', title: words.grades, blocks: [...calibrationBlocks(view), grades] }
}

function calibrationBlocks({ words, scorecard: { calibration } }: CardView): readonly Block[] {
  if (calibration.method === 'scale') return [{ is: 'text', text: words.calibrationScale }]
  if (calibration.method === 'platt') {
    const { intercept, slope, covariance } = calibration
    return [
      {
        is: 'text',
        text: fill(words.calibrationPlatt, { intercept: decimal(intercept, 4).text, slope: decimal(slope, 6).text }),
      },
      {
        is: 'table',
        caption: words.covarianceCaption,
        columns: right(words.varianceIntercept, words.covariance, words.varianceSlope),
        rows: [covariance.map((value) => ({ text: value.toExponential(4).replaceAll('-', '−'), value }))],
      },
    ]
  }
  return [
    { is: 'text', text: words.calibrationIsotonic },
    {
      is: 'table',
      caption: words.stepsCaption,
      columns: right(words.fromScore, words.pd, words.goods, words.bads),
      rows: calibration.steps.map(({ fromScore, pd, goods, bads }) => [
        decimal(fromScore, 0),
        percent(pd),
        whole(goods),
        whole(bads),
      ]),
    },
  ]
}
