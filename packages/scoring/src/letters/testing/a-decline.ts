import { type CalendarDate, parseDate } from '@goodstanding/core'
import type { Assessment } from '../../assessment/assessment.ts'
import type { LetterFacts } from '../letter-facts.ts'

/** A day that is known to be one. */
export function day(text: string): CalendarDate {
  const read = parseDate(text)
  if (!read.ok) throw new Error(`no day: ${text}`)
  return read.value
}

/** What a lender knows that declines a loan of a small enterprise in time. */
export function someFacts(change: Partial<LetterFacts> = {}): LetterFacts {
  return {
    action: 'declined',
    credit: 'a term loan of USD 250,000',
    offer: null,
    kind: 'loan',
    grossRevenuesUsd: 800_000,
    completedOn: day('2026-10-30'),
    actionOn: day('2026-11-20'),
    letterOn: day('2026-11-24'),
    withReasons: true,
    ownReasons: [],
    creditor: {
      name: 'Northbank',
      address: ['1 Quay Street', 'Baltimore, MD 21202'],
      office: 'Business credit office',
      phone: '+1 410 555 0100',
    },
    agency: {
      name: 'Office of the Comptroller of the Currency, Customer Assistance Group',
      address: ['1301 McKinney Street, Suite 3450', 'Houston, TX 77010-9050'],
    },
    enterprise: { name: 'Harbor Light Supplies LLC', address: ['20 Pier Road', 'Annapolis, MD 21401'] },
    ...change,
  }
}

/** A graded file that lost most points by late payment of suppliers. */
export function someAssessment(change: Partial<Assessment> = {}): Assessment {
  const reason = (characteristic: string, lost: number) => ({
    characteristic,
    code: characteristic,
    lost,
    better: null,
    records: [],
  })
  return {
    v: 1,
    kind: 'assessment',
    report: 'a'.repeat(64),
    scorecard: { name: 'example', hash: 'b'.repeat(64), generated: true, outcomeMonths: 12 },
    asOf: day('2026-11-18'),
    result: 'graded',
    lacking: [],
    basePoints: 560,
    points: 520,
    pd: { ppm: 120_000, lowPpm: 90_000, highPpm: 150_000 },
    grade: '8',
    depth: { providers: 3, months: 40, known: 8, of: 12 },
    characteristics: [],
    reasons: [reason('days_beyond_terms_12m', 22), reason('utilisation', 11), reason('age_months', 3)],
    strengths: [],
    withoutDisputed: null,
    debtServiceCover: null,
    price: null,
    ...change,
  }
}
