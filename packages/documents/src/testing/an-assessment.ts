import type { CalendarDate } from '@goodstanding/core'
import type { AssessedRate, Assessment } from '@goodstanding/scoring'

const RECORD = '01950000-0000-7000-8000-000000000001'

/** What a scorecard says of a file that is graded, with a price. */
export function anAssessment(change: Partial<Assessment> = {}): Assessment {
  const one = (name: string, value: number | string | null, points: number, lost: number) => ({
    name,
    value,
    absent: value === null ? ('missing' as const) : null,
    points,
    lost,
    bin: value === null ? ('missing' as const) : 0,
    records: value === null ? [] : [RECORD],
  })
  return {
    v: 1,
    kind: 'assessment',
    report: 'ab'.repeat(32),
    scorecard: { name: 'trial', hash: 'cd'.repeat(32), generated: false, outcomeMonths: 12 },
    asOf: '2026-03-02' as CalendarDate,
    result: 'graded',
    lacking: [],
    basePoints: 521,
    points: 531,
    pd: { ppm: 23_417, lowPpm: 18_903, highPpm: 29_151 },
    grade: 'C1',
    depth: { providers: 3, months: 47, known: 4, of: 5 },
    characteristics: [
      one('worst_days_past_due_24m', 31, -18, 34),
      one('utilisation', 469, 4, 8),
      one('tax_status', 'clear', 14, 0),
      one('age_months', 91, 10, 7),
      one('days_beyond_terms_12m', null, 0, 0),
    ],
    reasons: [
      {
        characteristic: 'worst_days_past_due_24m',
        code: 'worst_days_past_due_24m',
        lost: 34,
        better: { bin: 1, gained: 12 },
        records: [RECORD],
      },
    ],
    strengths: [{ characteristic: 'tax_status', code: 'tax_status', points: 14, records: [RECORD] }],
    withoutDisputed: null,
    debtServiceCover: { thousandths: 1_243, meetsSba: true, records: [RECORD] },
    price: {
      terms: {
        funding: 0.035,
        operating: 0.012,
        riskFree: 0.03,
        hurdle: 0.12,
        margin: 0.005,
        lgd: 0.45,
        maturityYears: 2.5,
        expectedLoss: 'exact',
        capital: { method: 'basel_irb_corporate', salesMillionEur: 5 },
      },
      withRecord: rate(23_417, 6_213, 11_321),
      withoutRecord: rate(61_204, 8_914, 29_407),
    },
    ...change,
  }
}

function rate(pdPpm: number, capitalPpm: number, lossPpm: number): AssessedRate {
  const lines = [
    { line: 'funding', ppm: 35_000 },
    { line: 'operating', ppm: 12_000 },
    { line: 'capital_charge', ppm: capitalPpm },
    { line: 'expected_loss', ppm: lossPpm },
    { line: 'margin', ppm: 5_000 },
  ] as const
  const ratePpm = lines.reduce((sum, { ppm }) => sum + ppm, 0)
  return { pdPpm, lines, breakEvenPpm: ratePpm - 5_000, ratePpm }
}
