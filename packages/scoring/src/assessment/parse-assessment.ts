import { dateText, fail, hash, ok, type Result, recordType, uuid } from '@goodstanding/core'
import { z } from 'zod'
import { PRICE_LINES } from '../price/price-loan.ts'
import { parsePricingTerms } from '../price/pricing-terms.ts'
import { ABSENCES } from '../table/table.ts'
import type { Assessment } from './assessment.ts'

export type AssessmentFormFault = 'assessment_form'

/** Reads an assessment as a file holds it; what has another field or form is refused, and `at` says where. */
export function parseAssessment(value: unknown): Result<Assessment, AssessmentFormFault> {
  const read = form.safeParse(value)
  return read.success ? ok(read.data) : fail('assessment_form', read.error.issues[0]?.path.join('.'))
}

const text = z.string().min(1).max(200)
const ppm = z.int().min(0)
const points = z.int()
const records = z.array(uuid).max(100_000)
const absence = z.enum(ABSENCES)
const pd = z.strictObject({ ppm, lowPpm: ppm, highPpm: ppm }).nullable()
const result = z.enum(['graded', 'partial_file', 'insufficient'])
const rate = z.strictObject({
  pdPpm: ppm,
  lines: z.array(z.strictObject({ line: z.enum(PRICE_LINES), ppm: z.int() })).max(PRICE_LINES.length),
  breakEvenPpm: z.int(),
  ratePpm: z.int(),
})
/** With what may be left out filled in, so that a price is computed again by the same terms. */
const pricingTerms = z.unknown().transform((value, context) => {
  const terms = parsePricingTerms(value)
  if (terms.ok) return terms.value
  context.addIssue({ code: 'custom', message: terms.fault })
  return z.NEVER
})
const strength = { characteristic: text, code: text, records }

const form: z.ZodType<Assessment> = z.strictObject({
  v: z.literal(1),
  kind: z.literal('assessment'),
  report: hash,
  scorecard: z.strictObject({
    name: text,
    hash,
    generated: z.boolean(),
    outcomeMonths: z.int().min(1).max(600).nullable(),
  }),
  asOf: dateText,
  result,
  lacking: z
    .array(
      z.strictObject({
        type: recordType,
        provider: text,
        why: z.enum(['silent', 'refused', 'withheld', 'withheld_period', 'not_asked']),
      }),
    )
    .max(100_000),
  basePoints: points,
  points: points.nullable(),
  pd,
  grade: text.nullable(),
  depth: z.strictObject({ providers: z.int(), months: z.int(), known: z.int(), of: z.int() }),
  characteristics: z
    .array(
      z.strictObject({
        name: text,
        value: z.union([z.int(), text]).nullable(),
        absent: absence.nullable(),
        points,
        lost: z.int().min(0),
        bin: z.union([z.int().min(0), absence, z.literal('other')]),
        records,
      }),
    )
    .max(250),
  reasons: z
    .array(
      z.strictObject({
        ...strength,
        lost: z.int().min(1),
        better: z.strictObject({ bin: z.int().min(0), gained: z.int().min(1) }).nullable(),
      }),
    )
    .max(4),
  strengths: z.array(z.strictObject({ ...strength, points: z.int().min(1) })).max(4),
  withoutDisputed: z
    .strictObject({ disputed: records, result, points: points.nullable(), pd, grade: text.nullable() })
    .nullable(),
  debtServiceCover: z.strictObject({ thousandths: z.int(), meetsSba: z.boolean(), records }).nullable(),
  price: z.strictObject({ terms: pricingTerms, withRecord: rate, withoutRecord: rate }).nullable(),
})
