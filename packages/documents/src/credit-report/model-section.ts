import { text } from '../model/cells.ts'
import type { Section } from '../model/document-model.ts'
import type { ReportView } from './report-view.ts'

/** By which scorecard the report was assessed; null where it was not. */
export function modelSection({ words, assessment, isRecomputed }: ReportView): Section | null {
  if (assessment === null) return null
  const { scorecard, asOf, report } = assessment
  return {
    id: 'model',
    title: words.model,
    blocks: [
      {
        is: 'facts',
        items: [
          { name: words.modelName, value: text(scorecard.name) },
          { name: words.modelHash, value: text(scorecard.hash) },
          {
            name: words.trainedOn,
            value: scorecard.generated ? text(words.trainedGenerated, 'warn') : text(words.trainedReal),
          },
          { name: words.assessedAsOf, value: text(asOf) },
          { name: words.reportHash, value: text(report) },
          {
            name: words.figures,
            value: isRecomputed ? text(words.recomputed, 'good') : text(words.notRecomputed, 'warn'),
          },
        ],
      },
      { is: 'text', text: words.modelText },
    ],
  }
}
