import type { CalendarDate } from '@goodstanding/core'
import type { Entry } from './entry.ts'
import type { Insolvency, Lien } from './filings.ts'

/** An invented company registry of a real state, with exports of its own. */
export type Registry = {
  readonly member: string
  readonly title: string
  readonly state: 'CA' | 'NY'
  readonly jurisdiction: string
  /** Code of the real register in GLEIF's list of registration authorities. */
  readonly authority: string
  readonly ending: 'csv' | 'ndjson'
  readonly writeEntries: (entries: readonly Entry[], day: CalendarDate) => Buffer
  readonly writeLiens: (liens: readonly Lien[], day: CalendarDate) => Buffer
  readonly writeInsolvencies: (insolvencies: readonly Insolvency[], day: CalendarDate) => Buffer
}
