import {
  addMonths,
  type Body,
  type CalendarDate,
  dateOf,
  type Instant,
  parseInstant,
  type RecordHead,
  type RecordType,
  type Report,
} from '@goodstanding/core'
import { type ProviderFacts, reportFacts, type Verification } from '@goodstanding/report'
import type { Assessment } from '@goodstanding/scoring'
import { FIGURE_WORDS } from '../words/figure-words.ts'
import { inLanguage, type Language, type Words } from '../words/language.ts'
import { REPORT_WORDS } from '../words/report-words.ts'

/** What a credit report is drawn from. */
export type CreditReportParts = {
  readonly report: Report
  readonly verification: Verification
  /** What one scorecard says of this very report; null where none was computed. */
  readonly assessment: Assessment | null
  /** Whether the caller has computed the assessment again from the report and its scorecard, and it came out the same. */
  readonly isRecomputed: boolean
  readonly language: Language
  /** The reader's time, in which facts expire; on a test network that network's. */
  readonly now: Instant
}

/** The parts with what all sections need of them. */
export type ReportView = CreditReportParts & {
  readonly words: Words<typeof REPORT_WORDS> & Words<typeof FIGURE_WORDS>
  readonly providers: readonly ProviderFacts[]
  readonly day: CalendarDate
  /** `YYYY-MM`, oldest first, up to the month in which the report was assembled. */
  readonly months: readonly string[]
}

export const MONTHS_SHOWN = 24

export function reportView(parts: CreditReportParts): ReportView {
  const { report, language, now } = parts
  const assembled = parseInstant(report.assembledAt)
  const day = dateOf(assembled.ok ? assembled.value : now)
  return {
    ...parts,
    words: { ...inLanguage(REPORT_WORDS, language), ...inLanguage(FIGURE_WORDS, language) },
    providers: reportFacts(report, { now }),
    day,
    months: monthsUpTo(day, MONTHS_SHOWN),
  }
}

/** So many months up to the one that a day lies in, oldest first. */
export function monthsUpTo(day: CalendarDate, count: number): readonly string[] {
  const first = `${day.slice(0, 7)}-01` as CalendarDate
  return Array.from({ length: count }, (_, i) => addMonths(first, i + 1 - count).slice(0, 7))
}

/** A fact of one type with the provider that states it. */
export type FactOf<T extends RecordType> = {
  readonly provider: string
  readonly head: RecordHead
  readonly body: Body<T>
}

/** The facts of one type, in the report's order of providers. */
export function factsOf<T extends RecordType>(view: ReportView, type: T): readonly FactOf<T>[] {
  return view.providers.flatMap(({ provider, facts }) =>
    facts
      .filter(({ head }) => head.type === type)
      // The head's type says which body it is: `reportFacts` has parsed it so.
      .map(({ head, body }) => ({ provider, head, body: body as Body<T> })),
  )
}

/** Providers that were asked for a type, and those of them that did not answer. */
export function askedFor(
  { report }: ReportView,
  type: RecordType,
): { asked: readonly string[]; silent: readonly string[] } {
  const asked = report.consent.slices
    .filter(({ slice }) => slice.types.includes(type))
    .map(({ slice }) => slice.provider)
  const unanswered = new Set(
    report.answers.filter(({ outcome }) => outcome.kind !== 'answered').map(({ provider }) => provider),
  )
  return { asked, silent: asked.filter((provider) => unanswered.has(provider)) }
}
