import { INPUT_NAME } from '@goodstanding/scoring'
import { z } from 'zod'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'

const sql = z.string().min(1).max(4_000)
const words = z.string().min(1).max(1_000)
const name = z.string().regex(INPUT_NAME, 'must be a letter and up to 63 letters, digits and underscores')
const input = z.strictObject({
  name,
  kind: z.enum(['number', 'category']),
  value: sql,
  /** Where it is true there is nothing to tell of, which is a fact of its own; where the value is null it is missing. */
  notApplicable: sql.exactOptional(),
  direction: z.enum(['higher_is_safer', 'higher_is_riskier', 'none']),
  reason: z.string().min(1).max(200).exactOptional(),
})
const share = z.number().min(0).max(1)
const count = z.number().int().nonnegative()

const plan = z.strictObject({
  v: z.literal(1),
  kind: z.literal('training_plan'),
  name: z.string().min(1).max(200),
  description: words.exactOptional(),
  /** Columns that expressions read, and how: as they stand, as numbers, or as days of a layout (of `strptime`). */
  columns: z.record(z.string(), z.union([z.enum(['text', 'number']), z.strictObject({ day: z.string().min(1) })])),
  /** Cells that hold nothing, beside empty ones. */
  missing: z.array(z.string()).exactOptional(),
  /** `months`: within how many the outcome falls; left out where it has no fixed length. */
  outcome: z.strictObject({ bad: sql, words, months: z.int().min(1).max(600).exactOptional() }),
  day: sql.exactOptional(),
  /** Which rows count at all; then which to learn from and which to be tried on. */
  where: sql.exactOptional(),
  train: sql.exactOptional(),
  test: sql.exactOptional(),
  /** Columns by which a validation looks at parts of the rows; they are no inputs. */
  segments: z.record(name, sql).exactOptional(),
  inputs: z.array(input).min(1).max(250),
  l2: z.number().nonnegative().exactOptional(),
  binning: z
    .strictObject({
      prebinsMax: z.number().int().min(2).max(100).exactOptional(),
      leastShare: share.exactOptional(),
      leastRows: count.exactOptional(),
      leastBads: count.min(1).exactOptional(),
      leastGoods: count.min(1).exactOptional(),
      leastGain: z.number().nonnegative().exactOptional(),
      leastGainUndirected: z.number().nonnegative().exactOptional(),
    })
    .exactOptional(),
  generated: z.boolean().exactOptional(),
  limits: z.array(words).exactOptional(),
  /** Written reasons for which an input is used although the leak detector flags it. */
  overrides: z.array(z.strictObject({ characteristic: name, reason: words })).exactOptional(),
})

/** How rows of a table become inputs and outcomes of a scorecard, by SQL expressions on its columns. */
export type TrainingPlan = z.infer<typeof plan>
/** One input of a plan. */
export type PlanInput = TrainingPlan['inputs'][number]

/** Reads a training plan; one that cannot be used ends the command with exit code 2 and says where. */
export function readPlan(path: string): TrainingPlan {
  const read = plan.safeParse(readJson(path))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const at = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
  throw new CommandError('plan_form', `${path} is not a training plan${at}: ${issue?.message}.`, EXIT.usage)
}
