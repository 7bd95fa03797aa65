import { type CalendarDate, instantOfMs } from '@goodstanding/core'
import { assessReport, parseReport, readScorecardText, verifyReport } from '@goodstanding/report'
import { type PricingTerms, parseScorecard, pdOf, prepareScorecard, type Row, scoreRow } from '@goodstanding/scoring'

/** What both sides are given: texts of files, and what else an assessment takes. */
export type Given = {
  readonly report: string
  readonly scorecard: string
  readonly trusted: readonly string[]
  readonly nowMs: number
  readonly asOf: string
  readonly disputed: readonly string[]
  readonly terms: PricingTerms | null
}

/** An assessment as text, computed by nothing but what runs in any browser. */
export function assessText(given: Given): string {
  const report = parseReport(given.report)
  const read = readScorecardText(given.scorecard)
  if (!report.ok || !read.ok) throw new Error('the files cannot be read')
  const verification = verifyReport(report.value, { trusted: given.trusted, now: instantOfMs(given.nowMs) })
  const assessed = assessReport(report.value, {
    scorecard: read.value.scorecard,
    verification,
    asOf: given.asOf as CalendarDate,
    disputed: new Set(given.disputed),
    pricing: given.terms,
  })
  return JSON.stringify(assessed)
}

/** Points and PD of each row, with all their digits, as text. */
export function scoresText(scorecard: string, rows: readonly Row[]): string {
  const parsed = parseScorecard(JSON.parse(scorecard))
  if (!parsed.ok) throw new Error(parsed.fault)
  const prepared = prepareScorecard(parsed.value)
  return JSON.stringify(
    rows.map((row) => {
      const { points } = scoreRow(prepared, row)
      return [points, pdOf(parsed.value, points)]
    }),
  )
}

Object.assign(globalThis, { assessText, scoresText })
