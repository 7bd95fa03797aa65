import { readFileSync } from 'node:fs'
import {
  type CalendarDate,
  type ConsentSlice,
  formatInstant,
  type Report,
  type ReportOutcome,
} from '@goodstanding/core'
import type { Assessment, PricingTerms, Scorecard } from '@goodstanding/scoring'
import { assessReport } from '../assessment/assess-report.ts'
import { readScorecardText } from '../assessment/scorecard-file.ts'
import { verifyReport } from '../verify-report.ts'
import { assessedWorld } from './assessed-world.ts'
import { type Bend, NOW, type TestWorld } from './test-report.ts'

/** What every implementation must compute from a file under `vectors/assessment/`. */
export type AssessmentVector = {
  readonly file: string
  readonly what: string
  readonly trusted: readonly string[]
  readonly now: string
  readonly asOf: CalendarDate
  readonly disputed: readonly string[]
  readonly terms: PricingTerms | null
  readonly assessment: Assessment
}

export const VECTOR_FOLDER = new URL('../../../../vectors/assessment/', import.meta.url)
export const AS_OF = '2026-03-02' as CalendarDate

export const TERMS: PricingTerms = {
  ...{ funding: 0.035, operating: 0.012, riskFree: 0.03, hurdle: 0.12, margin: 0.01, lgd: 0.45, maturityYears: 2.5 },
  ...{ expectedLoss: 'exact', capital: { method: 'basel_irb_corporate', salesMillionEur: 5 } },
}

/** The scorecard that all vectors are assessed with. */
export function vectorScorecard(): Scorecard {
  const read = readScorecardText(readFileSync(new URL('scorecard.json', VECTOR_FOLDER), 'utf8'))
  if (!read.ok) throw new Error(`${read.fault} ${read.at ?? ''}`)
  return read.value.scorecard
}

const SILENT: ReportOutcome = { kind: 'silent', at: '2026-03-02T12:00:05.000Z', reason: 'timeout' }

/** The consent leaves a type of a provider out. */
export const withholding =
  (provider: string, type: string): NonNullable<Bend['slice']> =>
  (slice) =>
    slice.provider === provider ? { ...slice, types: slice.types.filter((one) => one !== type) } : slice

/** The consent shows nothing of a provider from before a day. */
export const from =
  (provider: string, day: string): NonNullable<Bend['slice']> =>
  (slice) =>
    slice.provider === provider ? { ...slice, factsFrom: day as ConsentSlice['factsFrom'] } : slice

/** A provider does not answer. */
export const silencing =
  (provider: string): NonNullable<Bend['outcome']> =>
  (honest, { payload }) =>
    payload.provider === provider ? SILENT : honest

type Plan = { readonly file: string; readonly what: string; readonly bend: Bend; readonly terms?: PricingTerms }

const PLANS: readonly Plan[] = [
  { file: 'whole', what: 'all who were asked answered, and a loan is priced', bend: {}, terms: TERMS },
  {
    file: 'withheld',
    what: 'the consent leaves out what a supplier says',
    bend: { slice: withholding('tradeworks', 'trade_payments') },
  },
  {
    file: 'period',
    what: 'the consent’s days leave out what the late bank says',
    bend: { slice: from('southbank', '2026-03-03') },
  },
  { file: 'silent', what: 'the late bank does not answer', bend: { outcome: silencing('southbank') } },
]

/** Reports with what the scorecard says of each; of the whole one also with its late record disputed. */
export async function assessmentVectors(): Promise<{
  readonly reports: Readonly<Record<string, Report>>
  readonly expected: readonly AssessmentVector[]
}> {
  const world = assessedWorld()
  const scorecard = vectorScorecard()
  const made = await Promise.all(
    PLANS.map(async ({ file, what, bend, terms = null }) => {
      const report = await world.assemble(bend)
      return { report, ...vectorOf(world, report, { scorecard, file: `${file}.json`, what, terms, disputed: [] }) }
    }),
  )
  const [whole] = made
  const late = whole?.assessment.reasons.find(({ characteristic }) => characteristic === 'worst_days_past_due_24m')
  if (whole === undefined || late === undefined) throw new Error('the whole report has a late record')
  const what = 'all who were asked answered, and the late bank’s record is disputed'
  const disputing = { scorecard, file: whole.file, what, terms: null, disputed: late.records }
  return {
    reports: Object.fromEntries(made.map(({ file, report }) => [file, report])),
    expected: [...made.map(({ report: _, ...vector }) => vector), vectorOf(world, whole.report, disputing)],
  }
}

type Given = Pick<AssessmentVector, 'file' | 'what' | 'disputed' | 'terms'> & { readonly scorecard: Scorecard }

function vectorOf(
  world: TestWorld,
  report: Report,
  { scorecard, file, what, disputed, terms }: Given,
): AssessmentVector {
  const trusted = [world.network.genesisHash]
  const verification = verifyReport(report, { trusted, now: NOW })
  const options = { scorecard, verification, asOf: AS_OF, disputed: new Set(disputed), pricing: terms }
  const assessed = assessReport(report, options)
  if (!assessed.ok) throw new Error(`${file}: ${assessed.fault} ${assessed.at ?? ''}`)
  return { file, what, trusted, now: formatInstant(NOW), asOf: AS_OF, disputed, terms, assessment: assessed.value }
}
