import type { CategoryColumn, OtherModel, SampleKind, Scorecard, Table, ValidationSample } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { hashOfFile, type PlanRows, readPlanRows } from '../tables/plan-rows.ts'
import type { TrainingPlan } from '../tables/training-plan.ts'

/** The rows of a table that a scorecard is judged on, and those that it learnt from or that stand for them. */
export type PlanSamples = {
  readonly samples: readonly ValidationSample[]
  /** Rows of the plan's training part; null where the table has none. */
  readonly reference: Table | null
}

/**
 * Parts a table's rows by a plan. What lies after all that the scorecard learnt from is out of time; rows of the training part
 * are its training only where the file is the one that it learnt from, by its hash.
 */
export async function samplesOf(
  path: string,
  { plan, scorecard, where, otherModels = () => [] }: SampleOptions,
): Promise<PlanSamples> {
  const isSameFile = scorecard.training.dataHash === (await hashOfFile(path))
  const names = [
    ...(plan.test === undefined ? [] : (['test'] as const)),
    ...(plan.train === undefined ? [] : (['train'] as const)),
  ]
  const parts = names.length === 0 ? (['all'] as const) : names
  const read: Partial<Record<Part, PlanRows>> = await readPlanRows(path, plan, parts, where)
  const samples = parts.flatMap((part): ValidationSample[] => {
    const rows = read[part]
    if (rows === undefined || rows.table.rows === 0) return []
    const kind = kindOf(part, rows, scorecard, isSameFile)
    return [{ ...sampleOf(rows, kind, isSameFile), others: otherModels(rows.table) }]
  })
  if (samples.length > 0) return { samples, reference: read.train?.table.rows ? read.train.table : null }
  const message = `${path} has no rows left to judge on: look at the filters of ${plan.name}${where === undefined ? '' : ' and at --where'}.`
  throw new CommandError('rows_none', message, EXIT.usage)
}

export type SampleOptions = {
  readonly plan: TrainingPlan
  readonly scorecard: Scorecard
  readonly where?: string | undefined
  readonly otherModels?: (table: Table) => readonly OtherModel[]
}

type Part = 'test' | 'train' | 'all'

function kindOf(part: Part, { window }: PlanRows, { training }: Scorecard, isSameFile: boolean): SampleKind {
  if (window !== null && training.window !== null && window.from > training.window.to) return 'out_of_time'
  if (part === 'train') return isSameFile ? 'training' : 'holdout'
  if (part === 'test') return 'holdout'
  return isSameFile ? 'training' : 'unknown'
}

const NAMES: Readonly<Record<SampleKind, string>> = {
  out_of_time: 'Out of time',
  holdout: 'Kept back',
  training: 'Training rows',
  unknown: 'Other rows',
}

function sampleOf(rows: PlanRows, kind: SampleKind, isSameFile: boolean): ValidationSample {
  const segments = new Map<string, CategoryColumn>()
  for (const [name, column] of rows.segments) if (column.kind === 'category') segments.set(name, column)
  const name = kind === 'out_of_time' && !isSameFile ? 'Out of time, other loans' : NAMES[kind]
  return { kind, name, table: rows.table, outcomes: rows.outcomes, days: daysOf(rows), segments }
}

const DAY_MS = 86_400_000

/** Days as text, each worked out once. */
function daysOf({ days }: PlanRows): ValidationSample['days'] {
  if (days === null) return null
  const known = new Map<number, string>()
  return Array.from(days, (day) => {
    const text = known.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10)
    known.set(day, text)
    return text
  })
}
