import type { NumberBin, Scorecard, ScorecardCharacteristic } from '../../scorecard/scorecard.ts'

const FIGURES = { goods: 900, bads: 100, woe: 0 }

/** A characteristic of numbers: points of its bins, between these bounds. */
export function numberCharacteristic(
  name: string,
  bounds: readonly number[],
  points: readonly number[],
): ScorecardCharacteristic {
  const bins = points.map(
    (each, at): NumberBin => ({ ...FIGURES, above: bounds[at - 1] ?? null, upTo: bounds[at] ?? null, points: each }),
  )
  const absences = [{ ...FIGURES, absence: 'not_applicable' as const, points: 6 }]
  const bestPoints = Math.max(...points)
  return { name, kind: 'number', direction: 'none', coefficient: -1, bins, absences, bestPoints }
}

/** A scorecard over loans, suppliers, taxes and accounts, simple enough to be added up by hand. */
export function aScorecard(change: Partial<Scorecard> = {}): Scorecard {
  return {
    v: 1,
    kind: 'scorecard',
    name: 'by hand',
    intercept: 0,
    basePoints: 560,
    characteristics: [
      numberCharacteristic('worst_days_past_due_24m', [0, 30], [12, -10, -40]),
      numberCharacteristic('utilisation', [500], [8, -12]),
      numberCharacteristic('days_beyond_terms_12m', [3, 20], [10, 0, -25]),
      numberCharacteristic('debt_service_cover', [1_000, 1_500], [-20, 0, 15]),
      {
        ...{ name: 'tax_status', kind: 'category', direction: 'none', coefficient: -1, absences: [] },
        bins: [
          { ...FIGURES, labels: ['arrears', 'arranged'], points: -30 },
          { ...FIGURES, labels: ['clear'], points: 5 },
        ],
        otherPoints: 0,
        bestPoints: 5,
        reason: 'taxes are owed',
      },
    ],
    calibration: { method: 'scale' },
    grades: [
      { grade: 'A', pdUpTo: 0.05 },
      { grade: 'B', pdUpTo: 0.2 },
      { grade: 'C', pdUpTo: 1 },
    ],
    coverage: { types: ['tradeline', 'trade_payments', 'tax_standing', 'accounts'], minimumCharacteristics: 2 },
    training: {
      rows: 1_000,
      goods: 900,
      bads: 100,
      window: null,
      dataHash: null,
      outcome: 'invented',
      outcomeMonths: 12,
      generated: true,
    },
    validation: {},
    limits: [],
    overrides: [],
    ...change,
  }
}
