import type { Body } from '@goodstanding/core'
import type { MatrixCell } from '../model/document-model.ts'
import type { Tone } from '../model/tone.ts'
import { codeWords } from '../words/code-words.ts'
import type { Language } from '../words/language.ts'

/** Status of a credit account in a month (Metro 2 account status bands). */
export type Lateness = NonNullable<Body<'tradeline'>['statusByMonth']>[number]

/** From on time to lost, as stacks are built; what was not reported stands last. */
export const LATENESS: readonly Lateness[] = [
  'dpd_0',
  'dpd_1_30',
  'dpd_31_60',
  'dpd_61_90',
  'dpd_91_plus',
  'charged_off',
  'not_reported',
]

export const SIGNS: { readonly [L in Lateness]: string } = {
  dpd_0: '0',
  dpd_1_30: '1',
  dpd_31_60: '2',
  dpd_61_90: '3',
  dpd_91_plus: '4',
  charged_off: 'X',
  not_reported: '?',
}

export const TONES_OF_LATENESS: { readonly [L in Lateness]: Tone } = {
  dpd_0: 'on_time',
  dpd_1_30: 'late_1',
  dpd_31_60: 'late_2',
  dpd_61_90: 'late_3',
  dpd_91_plus: 'late_4',
  charged_off: 'lost',
  not_reported: 'unknown',
}

/** A status as one sign of a strip. */
export function latenessCell(status: Lateness, language: Language): MatrixCell {
  return { sign: SIGNS[status], tone: TONES_OF_LATENESS[status], says: codeWords(status, language) }
}
