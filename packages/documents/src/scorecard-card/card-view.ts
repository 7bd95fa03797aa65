import type { SampleReport, Scorecard, ValidationReport } from '@goodstanding/scoring'
import type { Column } from '../model/document-model.ts'
import type { Language, Words } from '../words/language.ts'
import { inLanguage } from '../words/language.ts'
import { SCORECARD_WORDS } from '../words/scorecard-words.ts'

/** What a model card is drawn from. */
export type ScorecardParts = {
  readonly scorecard: Scorecard
  /** The scorecard's hash, lower-case hex. */
  readonly hash: string
  /** Null where only the scorecard is at hand. */
  readonly validation: ValidationReport | null
  readonly language: Language
  /** When the card is drawn, an instant; it stands in the file's description and nowhere else. */
  readonly madeAt: string
}

export type CardView = ScorecardParts & { readonly words: Words<typeof SCORECARD_WORDS> }

export function cardView(parts: ScorecardParts): CardView {
  return { ...parts, words: inLanguage(SCORECARD_WORDS, parts.language) }
}

/** A sample by its name and how its rows were chosen. */
export function sampleName({ name, kind }: SampleReport, { words }: CardView): string {
  const how = { ...words, training: words.trainingKind }[kind]
  return name.toLowerCase() === how.toLowerCase() ? name : `${name} (${how})`
}

export function left(...titles: readonly string[]): readonly Column[] {
  return titles.map((title) => ({ title, align: 'left' }))
}

export function right(...titles: readonly string[]): readonly Column[] {
  return titles.map((title) => ({ title, align: 'right' }))
}

/** Tones of stability levels. */
export const LEVEL_TONES = { stable: 'good', shifted: 'warn', alarm: 'bad' } as const
