import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Column, Outcomes, Table } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { type OpenTable, ROW, withTable } from './open-table.ts'
import { type Expression, readColumns } from './read-columns.ts'
import { refuseNeverInputs } from './refuse-never-inputs.ts'
import type { TrainingPlan } from './training-plan.ts'
import { makeTypedView } from './typed-view.ts'

/** Rows of a table as a plan reads them. */
export type PlanRows = {
  /** Columns by the names of the plan's inputs. */
  readonly table: Table
  readonly outcomes: Outcomes
  /** Days since 1970-01-01 of each row; null where the plan names no day. */
  readonly days: Int32Array | null
  readonly window: { readonly from: string; readonly to: string } | null
  /** Columns by the names of the plan's segments. */
  readonly segments: ReadonlyMap<string, Column>
  /** Number of each row in the file, from 1. */
  readonly rowNumbers: Int32Array
}

/** The parts that a plan tells apart. */
export type PlanPart = 'train' | 'test' | 'all'

/** Reads parts of a table by a plan; `where` narrows each of them. */
export async function readPlanRows<Part extends PlanPart>(
  path: string,
  plan: TrainingPlan,
  parts: readonly Part[],
  where?: string,
): Promise<Readonly<Record<Part, PlanRows>>> {
  return withTable(path, plan.missing ?? [], async (table) => {
    await refuseNeverInputs(table, plan.inputs)
    await makeTypedView(table, plan.columns)
    const read = new Map<Part, PlanRows>()
    for (const part of parts) read.set(part, await readPart(table, plan, part, where))
    return Object.fromEntries(read) as Record<Part, PlanRows>
  })
}

/** SHA-256 of a file, in lower-case hex: what a scorecard names as its data. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes)
  return hash.digest('hex')
}

const DAY_MS = 86_400_000

async function readPart(table: OpenTable, plan: TrainingPlan, part: PlanPart, where?: string): Promise<PlanRows> {
  const filters = [plan.where, part === 'all' ? undefined : plan[part], where].flatMap((filter) => filter ?? [])
  const columns = await readColumns(table, expressionsOf(plan), filters)
  const numbers = (name: string): Float64Array => {
    const column = columns.get(name)
    return column?.kind === 'number' ? column.values : new Float64Array()
  }
  const bad = numbers('#bad')
  const unknown = bad.findIndex(Number.isNaN)
  const rowNumbers = Int32Array.from(numbers(ROW))
  if (unknown >= 0) {
    const row = rowNumbers[unknown]
    const message = `${table.path}, row ${row}: the outcome is not known (${plan.outcome.bad}). Leave such rows out by “where”.`
    throw new CommandError('outcome_unknown', message, EXIT.usage)
  }
  const days = plan.day === undefined ? null : daysOf(numbers('#day'), rowNumbers, table)
  return {
    table: { rows: bad.length, columns: new Map(plan.inputs.flatMap(({ name }) => pair(name, columns.get(name)))) },
    outcomes: Uint8Array.from(bad),
    days,
    window: days === null ? null : windowOf(days),
    segments: new Map(Object.keys(plan.segments ?? {}).flatMap((name) => pair(name, columns.get(`#segment ${name}`)))),
    rowNumbers,
  }
}

function expressionsOf(plan: TrainingPlan): readonly Expression[] {
  const day = plan.day === undefined ? [] : [plan.day]
  return [
    { name: ROW, kind: 'number', sql: ROW, what: 'row' },
    { name: '#bad', kind: 'number', sql: `CAST((${plan.outcome.bad}) AS BOOLEAN)`, what: 'outcome.bad' },
    ...day.map((sql): Expression => {
      return {
        name: '#day',
        kind: 'number',
        sql: `date_diff('day', DATE '1970-01-01', CAST((${sql}) AS DATE))`,
        what: 'day',
      }
    }),
    ...Object.entries(plan.segments ?? {}).map(([name, sql]): Expression => {
      return { name: `#segment ${name}`, kind: 'category', sql, what: `segments.${name}` }
    }),
    ...plan.inputs.map(({ name, kind, value, notApplicable }): Expression => {
      const absent = notApplicable === undefined ? {} : { notApplicable }
      return { name, kind, sql: value, what: `input ${name}`, ...absent }
    }),
  ]
}

function daysOf(days: Float64Array, rowNumbers: Int32Array, { path }: OpenTable): Int32Array {
  const unknown = days.findIndex(Number.isNaN)
  if (unknown < 0) return Int32Array.from(days)
  const message = `${path}, row ${rowNumbers[unknown]}: the day is not known, and so not whether it is of the window. Leave such rows out by “where”.`
  throw new CommandError('day_unknown', message, EXIT.usage)
}

function windowOf(days: Int32Array): PlanRows['window'] {
  if (days.length === 0) return null
  const text = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)
  return { from: text(days.reduce((a, b) => Math.min(a, b))), to: text(days.reduce((a, b) => Math.max(a, b))) }
}

function pair(name: string, column: Column | undefined): [string, Column][] {
  return column === undefined ? [] : [[name, column]]
}
