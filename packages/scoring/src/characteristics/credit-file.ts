import type { CreditRecord, RecordType } from '@goodstanding/core'

/** How a provider answered for one type that it may publish: with its facts (or the proof of none), or why not. */
export type AnswerState = 'answered' | 'silent' | 'refused' | 'withheld' | 'withheld_period' | 'not_asked'

/** One provider's answer for one type. */
export type FileAnswer = { readonly provider: string; readonly type: RecordType; readonly state: AnswerState }

/** All that is known of one enterprise, and who was asked for what: what characteristics are computed from. */
export type CreditFile = {
  readonly facts: readonly CreditRecord[]
  /** One for each provider and type; a type that is not here was nobody's to answer. */
  readonly answers: readonly FileAnswer[]
}
