import type { AssessedReason, Assessment, Lacking } from '../assessment/assessment.ts'
import { characteristicWords } from '../characteristics/characteristic-words.ts'

/** The most reasons that help a reader (12 CFR part 1002, comment 9(b)(2)-1). */
export const LETTER_REASONS_MAX = 4

/**
 * Reasons as sentences, most important first: the lender's own, then what kept the file from being judged, or else what
 * cost most points.
 */
export function letterReasons(assessment: Assessment, ownReasons: readonly string[]): readonly string[] {
  const found = {
    graded: () => assessment.reasons.map(reasonWords),
    partial_file: () => assessment.lacking.map(lackingWords),
    insufficient: () => ['too few facts are on record to judge the application by'],
  }[assessment.result]()
  return [...new Set([...ownReasons, ...found].map(sentence))].slice(0, LETTER_REASONS_MAX)
}

/** The scorecard's words, else ours for a characteristic of ours. */
function reasonWords({ characteristic, code }: AssessedReason): string {
  return code === characteristic ? characteristicWords(characteristic).reason : code
}

function lackingWords({ type, provider, why }: Lacking): string {
  const facts = `${type.replaceAll('_', ' ')} records of ${provider}`
  return {
    silent: `we could not obtain the ${facts}, which we need: there was no answer`,
    refused: `we could not obtain the ${facts}, which we need: the request was refused`,
    withheld: `the consent leaves out the ${facts}, which we need`,
    withheld_period: `the consent leaves out a part of the time of the ${facts}, which we need`,
    not_asked: `the consent does not reach the ${facts}, which we need`,
  }[why]
}

function sentence(text: string): string {
  const trimmed = text.trim().replace(/\.$/, '')
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`
}
