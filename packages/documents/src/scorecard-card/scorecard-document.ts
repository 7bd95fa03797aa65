import { text } from '../model/cells.ts'
import type { DocumentModel } from '../model/document-model.ts'
import { fill } from '../words/language.ts'
import { cardView, type ScorecardParts } from './card-view.ts'
import { characteristicsSection } from './characteristics-section.ts'
import { gradesSection } from './grades-section.ts'
import { leaksSection } from './leaks-section.ts'
import { sampleSections, samplesSection } from './sample-sections.ts'
import { stabilitySection } from './stability-section.ts'
import { summarySection } from './summary-section.ts'
import { whatSection } from './what-section.ts'

/** A scorecard's model card, with its validation report where one is given. */
export function scorecardDocument(parts: ScorecardParts): DocumentModel {
  const view = cardView(parts)
  const { words, scorecard, hash, validation, language, madeAt } = view
  const generated = scorecard.training.generated || validation?.scorecard.generated === true
  const ofValidation =
    validation === null
      ? []
      : [samplesSection(validation, view), ...sampleSections(validation, view), stabilitySection(validation, view)]
  return {
    language,
    title: words.title,
    subtitle: scorecard.name,
    notices: generated ? [words.generated] : [],
    facts: [
      { name: words.hash, value: text(hash) },
      { name: words.outcome, value: text(scorecard.training.outcome) },
    ],
    sections: [
      summarySection(view),
      whatSection(view),
      characteristicsSection(view),
      gradesSection(view),
      ...ofValidation,
      leaksSection(view),
    ],
    footer: fill(words.footer, { name: scorecard.name, hash }),
    madeAt,
  }
}
