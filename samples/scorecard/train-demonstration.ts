import type { CalendarDate } from '@goodstanding/core'
import {
  CHARACTERISTICS,
  calibrate,
  characteristicWords,
  findLeaks,
  keptFigures,
  openLeaks,
  prepareScorecard,
  type Scorecard,
  type ScoredRows,
  scoreTable,
  trainScorecard,
  validateScorecard,
} from '@goodstanding/scoring'
import { inventRows, rowsOfWindow, type TrainingRows } from './training-rows.ts'

export const SEED = 'granite'
export const ENTERPRISES = 24_000

const day = (text: string): CalendarDate => text as CalendarDate
/** Trained on the oldest years, calibrated on the next, and the calibration is judged on the newest. */
const WINDOWS = {
  training: [day('2001-01-01'), day('2004-12-31')],
  calibration: [day('2005-01-01'), day('2005-12-31')],
  judgement: [day('2006-01-01'), day('2006-12-31')],
} as const

/**
 * Left to the reader of a report: how deep a file is says how much is known, not how good it is, and whoever has few
 * accounts must not lose by it.
 */
const LEFT_OUT = new Set(['depth_providers', 'depth_months', 'accounts_paid', 'credit_history_months'])

/** The demonstration scorecard, made anew from its seed; it is the same wherever it is made. */
export function trainDemonstration(): Scorecard {
  const rows = inventRows(SEED, ENTERPRISES)
  const training = rowsOfWindow(rows, ...WINDOWS.training)
  const trained = trainScorecard(training.table, training.outcomes, {
    name: 'demonstration (generated)',
    inputs: CHARACTERISTICS.filter(({ name }) => !LEFT_OUT.has(name)).map(({ name, direction }) => ({
      name,
      direction,
      reason: characteristicWords(name).reason,
    })),
    outcome: 'invented: charged off within 12 months of the day that the file is of',
    outcomeMonths: 12,
    window: training.window,
    dataHash: training.dataHash,
    generated: true,
    coverage: {
      types: ['registration', 'insolvency', 'judgment', 'security_interest', ...DEALINGS],
      minimumCharacteristics: 4,
    },
    limits: LIMITS,
  })
  if (!trained.ok)
    throw new Error(`the demonstration scorecard cannot be trained: ${trained.fault} ${trained.at ?? ''}`)
  const leaks = openLeaks(findLeaks(training.table, training.outcomes))
  if (leaks.length > 0) throw new Error(`an input has seen the outcome: ${leaks.map(({ name }) => name).join(', ')}`)
  const newest = rowsOfWindow(rows, ...WINDOWS.judgement)
  const calibration = scoredRows(trained.value, rowsOfWindow(rows, ...WINDOWS.calibration))
  const { scorecard } = calibrate(trained.value, calibration, scoredRows(trained.value, newest))
  return rounded({ ...scorecard, validation: figuresOn(scorecard, newest, training) })
}

/** What the scorecard keeps of its validation: figures on the newest year, of which training saw nothing. */
function figuresOn(
  scorecard: Scorecard,
  { table, outcomes }: TrainingRows,
  training: TrainingRows,
): Scorecard['validation'] {
  const sample = { kind: 'out_of_time', name: 'invented enterprises of 2006', table, outcomes, days: null } as const
  return keptFigures(validateScorecard(scorecard, { samples: [sample], reference: training.table }))
}

const DIGITS = 10

/**
 * Weights and coefficients to ten digits. Engines differ in the last digits of logarithms and exponentials, and so would the
 * hash of a scorecard that is made anew on another machine; points are whole and do not change.
 */
function rounded(scorecard: Scorecard): Scorecard {
  return JSON.parse(
    JSON.stringify(scorecard, (_, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value,
    ),
  )
}

const DEALINGS = ['tradeline', 'trade_payments', 'utility_account', 'tax_standing', 'accounts'] as const

const LIMITS = [
  'Made from generated enterprises to show the way of working: not to lend by.',
  'Yearly failure follows the charge-off figures of public SBA loans of the fiscal years 1997 to 2006; all records are invented.',
  'How records go with failure is assumed, not observed.',
  'The calibration was chosen on the year that the validation figures are of.',
]

function scoredRows(scorecard: Scorecard, { table, outcomes }: TrainingRows): ScoredRows {
  return { points: scoreTable(prepareScorecard(scorecard), table).points, outcomes }
}
