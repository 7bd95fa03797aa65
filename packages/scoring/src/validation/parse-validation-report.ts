import { fail, ok, type Result } from '@goodstanding/core'
import { z } from 'zod'
import { SAMPLE_KINDS, type ValidationReport } from './validation-report.ts'

export type ValidationFormFault = 'validation_form'

/** Reads a validation report as a file holds it; what has another field or form is refused, and `at` says where. */
export function parseValidationReport(value: unknown): Result<ValidationReport, ValidationFormFault> {
  const read = form.safeParse(value)
  return read.success ? ok(read.data) : fail('validation_form', read.error.issues[0]?.path.join('.'))
}

const text = z.string().max(2_000)
const number = z.number()
const count = z.int().min(0)
const maybe = number.nullable()
const interval = z.strictObject({ value: number, low: number, high: number })
const window = z.strictObject({ from: text, to: text }).nullable()
const level = z.enum(['stable', 'shifted', 'alarm'])

const figures = z.strictObject({
  rows: count,
  goods: count,
  bads: count,
  auc: interval.nullable(),
  gini: maybe,
  ks: maybe,
  brier: number,
  calibrationError: number,
  meanPd: number,
  badRate: number,
})

const group = { rows: count, bads: count, meanPd: number, badRate: number, low: number, high: number }

const sample = z.strictObject({
  kind: z.enum(SAMPLE_KINDS),
  name: text,
  window,
  figures,
  roc: z.array(z.strictObject({ score: number, goods: number, bads: number })),
  calibrationCurve: z.array(z.strictObject(group)),
  bands: z.array(z.strictObject({ ...group, fromScore: number, toScore: number, isBreak: z.boolean() })),
  rankOrderBreaks: count,
  grades: z.array(z.strictObject({ ...group, grade: text, pdUpTo: number, holds: z.boolean() })),
  vintages: z.array(z.strictObject({ vintage: text, isSeasoned: z.boolean(), figures })),
  segments: z.array(z.strictObject({ by: text, segment: text, figures })),
  comparisons: z.array(
    z.strictObject({
      model: text,
      rows: count,
      auc: interval,
      scorecardAuc: interval,
      difference: interval,
      brier: maybe,
    }),
  ),
  unseasonedRows: count,
})

const stability = z.strictObject({
  name: text,
  psi: number,
  level,
  bins: z.array(z.strictObject({ bin: text, reference: number, current: number })),
})

const form: z.ZodType<ValidationReport> = z.strictObject({
  v: z.literal(1),
  kind: z.literal('validation_report'),
  scorecard: z.strictObject({
    name: text,
    hash: text.nullable(),
    generated: z.boolean(),
    trainingWindow: window,
    trainingRows: count,
    outcome: text,
  }),
  seasoning: z.strictObject({ months: count, observedUntil: text }).nullable(),
  samples: z.array(sample).max(1_000),
  characteristics: z.array(
    z.strictObject({
      name: text,
      coefficient: number,
      pointsRange: number,
      auc: maybe,
      informationValue: number,
      psi: maybe,
      level: level.nullable(),
    }),
  ),
  stability: z.strictObject({ score: stability, characteristics: z.array(stability) }).nullable(),
  leaks: z.array(
    z.strictObject({
      name: text,
      auc: number,
      informationValue: number,
      because: z.array(z.enum(['auc', 'information_value'])),
      override: text.nullable(),
    }),
  ),
  warnings: z.array(text),
  limits: z.array(text),
})
