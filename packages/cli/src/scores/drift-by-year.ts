import { tableAt, trainingWindow, VINTAGE_ROWS_LEAST, type VintageStability } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { type PlanRows, readPlanRows } from '../tables/plan-rows.ts'
import type { TrainingPlan } from '../tables/training-plan.ts'

/** Each year of a table beside its newest, and from which year on to learn; the plan's parts are not looked at. */
export async function driftByYear(
  path: string,
  given: TrainingPlan | null,
  where: string | undefined,
): Promise<Answer> {
  if (given?.day === undefined) {
    const message = 'To compare years say --plan FILE, of a plan that names the “day” of each row.'
    throw new CommandError('plan_without_day', message, EXIT.usage)
  }
  const plan: TrainingPlan = { ...given, outcome: { bad: 'false', words: 'not looked at' } }
  const { all } = await readPlanRows(path, plan, ['all'], where)
  const years = trainingWindow(
    vintagesOf(all),
    plan.inputs.map(({ name }) => name),
  )
  const from = years.find(({ isInWindow }) => isInWindow)?.name ?? null
  return { json: { from, years }, text: yearsText(years, from) }
}

const DAY_MS = 86_400_000

function vintagesOf({ days, table: rows }: PlanRows) {
  const byYear = new Map<string, number[]>()
  days?.forEach((day, row) => {
    const year = new Date(day * DAY_MS).toISOString().slice(0, 4)
    const held = byYear.get(year)
    if (held === undefined) byYear.set(year, [row])
    else held.push(row)
  })
  return [...byYear]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, chosen]) => ({ name, table: tableAt(rows, chosen) }))
}

function yearsText(years: readonly VintageStability[], from: string | null): string {
  const lines = years.map(({ name, rows, psi, input, level, isInWindow }) => [
    name,
    String(rows),
    psi === null ? null : psi.toFixed(3),
    input,
    level ?? 'too few rows',
    isInWindow ? 'yes' : 'no',
  ])
  const verdict =
    from === null
      ? `The newest year has fewer than ${VINTAGE_ROWS_LEAST} rows: too few to tell.`
      : `The population is that of the newest year from ${from} on: learn from there.`
  return [table(['year', 'rows', 'greatest PSI', 'of', 'population', 'learn from'], lines), '', verdict].join('\n')
}
