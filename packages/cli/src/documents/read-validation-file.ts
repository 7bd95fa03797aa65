import { SAMPLE_KINDS, type ValidationReport } from '@goodstanding/scoring'
import { z } from 'zod'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'

/** Reads a validation report's file; what is none ends the command with exit code 2 and says where. */
export function readValidationFile(path: string): ValidationReport {
  const read = form.safeParse(readJson(path))
  if (read.success) return read.data
  const place = read.error.issues[0]?.path.join('.') ?? ''
  const where = place === '' ? '' : ` at ${place}`
  const message = `${path} is not a validation report: it has not the form of one${where}. Make one with \`goodstanding score validate\`.`
  throw new CommandError('validation_form', message, EXIT.usage)
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
