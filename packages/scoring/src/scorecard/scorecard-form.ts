import { RECORD_TYPES, recordType } from '@goodstanding/core'
import { z } from 'zod'
import { ABSENCES } from '../table/table.ts'
import { INPUT_NAME } from '../training/training-options.ts'

const count = z.number().int().nonnegative()
const points = z.number().int().min(-10_000).max(10_000)
const figures = { goods: count, bads: count, woe: z.number(), points }
const text = z.string().min(1).max(200)
const name = z.string().regex(INPUT_NAME)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const probability = z.number().min(0).max(1)

const base = {
  name,
  direction: z.enum(['higher_is_safer', 'higher_is_riskier', 'none']),
  coefficient: z.number().max(0),
  absences: z.array(z.strictObject({ absence: z.enum(ABSENCES), ...figures })).max(ABSENCES.length),
  bestPoints: points,
  reason: text.exactOptional(),
}
const bound = z.number().nullable()
const characteristic = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    bins: z
      .array(z.strictObject({ ...figures, above: bound, upTo: bound }))
      .min(1)
      .max(250),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('category'),
    direction: z.literal('none'),
    bins: z
      .array(z.strictObject({ ...figures, labels: z.array(z.string().max(200)).min(1) }))
      .min(1)
      .max(250),
    otherPoints: z.literal(0),
  }),
])

/** So that no sum or square of points and these leaves the range of a double. */
const moderate = z.number().min(-1e9).max(1e9)

const calibration = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('scale') }),
  z.strictObject({
    method: z.literal('platt'),
    intercept: moderate,
    slope: moderate,
    covariance: z.tuple([moderate, moderate, moderate]),
  }),
  z.strictObject({
    method: z.literal('isotonic'),
    steps: z.array(z.strictObject({ fromScore: z.number(), pd: probability, goods: count, bads: count })).min(1),
  }),
])

const training = z.strictObject({
  rows: count,
  goods: count,
  bads: count,
  window: z.strictObject({ from: day, to: day }).nullable(),
  dataHash: hash.nullable(),
  outcome: z.string().max(1_000),
  outcomeMonths: z.int().min(1).max(600).exactOptional(),
  dropped: z
    .array(z.strictObject({ name, why: z.enum(['too_few_rows', 'no_difference', 'wrong_sign', 'no_points']) }))
    .exactOptional(),
  generated: z.boolean(),
})

/** A record passes over a member `__proto__`, which would then be in a signed file without being signed. */
const namedFigures = z
  .unknown()
  .refine((value) => !Object.hasOwn(Object(value), '__proto__'))
  .pipe(z.record(z.string(), z.number()))

/** The closed form of a scorecard's file; what its numbers must be to one another, `parseScorecard` checks. */
export const scorecardForm = z.strictObject({
  v: z.literal(1),
  kind: z.literal('scorecard'),
  name: text,
  intercept: z.number(),
  basePoints: points,
  characteristics: z.array(characteristic).min(1).max(250),
  calibration,
  grades: z
    .array(z.strictObject({ grade: z.string().min(1).max(20), pdUpTo: probability }))
    .min(1)
    .max(50),
  coverage: z.strictObject({ types: z.array(recordType).max(RECORD_TYPES.length), minimumCharacteristics: count }),
  training,
  validation: namedFigures,
  limits: z.array(z.string().max(2_000)),
  overrides: z.array(z.strictObject({ characteristic: name, reason: z.string().min(1).max(2_000) })),
})
