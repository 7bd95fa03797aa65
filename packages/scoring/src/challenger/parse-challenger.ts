import { fail, ok, type Result } from '@goodstanding/core'
import { z } from 'zod'
import { isNeverAnInput } from '../training/never-an-input.ts'
import { INPUT_NAME } from '../training/training-options.ts'
import type { Challenger } from './challenger.ts'

/** Why a value is no challenger that can be used. */
export type ChallengerFault = 'challenger_form' | 'challenger_never_an_input'

/** Reads a challenger as it is kept. What it answers scores exactly as the one that was saved. */
export function parseChallenger(value: unknown): Result<Challenger, ChallengerFault> {
  const read = form.safeParse(value)
  if (!read.success) return fail('challenger_form', read.error.issues[0]?.path.join('.') ?? '')
  const { characteristics } = read.data
  const wrong = characteristics.findIndex(({ effects, ...steps }) =>
    steps.kind === 'number'
      ? effects.length !== steps.edges.length + 1 || !rises(steps.edges)
      : effects.length !== steps.labels.length,
  )
  if (wrong >= 0) return fail('challenger_form', `characteristics.${wrong}`)
  const never = characteristics.findIndex(({ name }) => isNeverAnInput(name) !== null)
  if (never >= 0) return fail('challenger_never_an_input', `characteristics.${never}.name`)
  return ok(read.data)
}

function rises(edges: readonly number[]): boolean {
  return edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge))
}

const count = z.number().int().nonnegative()
const text = z.string().max(2_000)
const base = {
  name: z.string().regex(INPUT_NAME),
  direction: z.enum(['higher_is_safer', 'higher_is_riskier', 'none']),
  notApplicable: z.number(),
  effects: z.array(z.number()).min(1).max(100_000),
}

const form: z.ZodType<Challenger> = z.strictObject({
  v: z.literal(1),
  kind: z.literal('challenger'),
  name: z.string().min(1).max(200),
  intercept: z.number(),
  characteristics: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ ...base, kind: z.literal('number'), edges: z.array(z.number()) }),
        z.strictObject({ ...base, kind: z.literal('category'), labels: z.array(text) }),
      ]),
    )
    .min(1)
    .max(250),
  training: z.strictObject({
    rows: count,
    goods: count,
    bads: count,
    window: z.strictObject({ from: text, to: text }).nullable(),
    dataHash: text.nullable(),
    outcome: text,
    outcomeMonths: z.int().min(1).max(600).exactOptional(),
    dropped: z
      .array(z.strictObject({ name: text, why: z.enum(['too_few_rows', 'no_difference', 'wrong_sign', 'no_points']) }))
      .exactOptional(),
    generated: z.boolean(),
  }),
})
