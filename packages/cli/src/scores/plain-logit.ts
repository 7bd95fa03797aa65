import { type Column, fitLogistic, type LogisticFault } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { table } from '../output/table.ts'
import type { PlanRows } from '../tables/plan-rows.ts'
import type { TrainingPlan } from '../tables/training-plan.ts'

/** A plain logit of inputs as they are, and its errors at the cut of 0.5 on other rows. */
export type PlainLogit = {
  readonly terms: readonly { readonly name: string; readonly coefficient: number; readonly standardError: number }[]
  readonly test: { readonly rows: number; readonly falseNegatives: number; readonly falsePositives: number } | null
}

/** Fits the plan's inputs without bins; rows that lack a value are an error, since a plain logit has no place for them. */
export function plainLogit(plan: TrainingPlan, train: PlanRows, test: PlanRows | null): PlainLogit {
  const names = plan.inputs.map(({ name }) => name)
  const fit = fitLogistic(
    names.map((name) => plainValues(name, train)),
    train.outcomes,
    { l2: 0 },
  )
  if (!fit.ok) throw new CommandError(fit.fault, `No plain logit: ${WHY[fit.fault]}.`, EXIT.usage)
  const { intercept, coefficients, standardErrors } = fit.value
  const terms = ['(intercept)', ...names].map((name, i) => ({
    name,
    coefficient: [intercept, ...coefficients][i] ?? Number.NaN,
    standardError: standardErrors[i] ?? Number.NaN,
  }))
  if (test === null) return { terms, test: null }
  const columns = names.map((name) => plainValues(name, test))
  const errors = { rows: test.table.rows, falseNegatives: 0, falsePositives: 0 }
  test.outcomes.forEach((outcome, row) => {
    const logit = coefficients.reduce((sum, each, j) => sum + each * (columns[j]?.[row] ?? 0), intercept)
    if (outcome === 1 && logit <= 0) errors.falseNegatives++
    if (outcome === 0 && logit > 0) errors.falsePositives++
  })
  return { terms, test: errors }
}

/** A plain logit for people. */
export function plainLogitText({ terms, test }: PlainLogit): string {
  const rows = terms.map(({ name, coefficient, standardError }) => [
    name,
    coefficient.toFixed(4),
    standardError.toFixed(4),
  ])
  const errors =
    test === null
      ? ''
      : `\n\nAt a cut of 0.5, of ${test.rows} test rows: ${test.falseNegatives} false negatives, ${test.falsePositives} false positives.`
  return `Plain logit of the odds of bad\n\n${table(['term', 'coefficient', 'standard error'], rows)}${errors}`
}

const WHY: Readonly<Record<LogisticFault, string>> = {
  logistic_one_class: 'the training rows are all good or all bad',
  logistic_columns_dependent: 'an input is the same in all rows, or follows from others',
  logistic_separated: 'the inputs tell goods and bads apart without a doubt, so that the fit has no end',
}

function plainValues(name: string, { table: { columns }, rowNumbers }: PlanRows): Float64Array {
  const column: Column | undefined = columns.get(name)
  if (column?.kind !== 'number') {
    throw new CommandError('logit_category', `A plain logit takes numbers, and ${name} is a category.`, EXIT.usage)
  }
  const lacking = column.values.findIndex(Number.isNaN)
  if (lacking < 0) return column.values
  const message = `A plain logit takes whole rows, and row ${rowNumbers[lacking]} has no ${name}. Leave such rows out by “where”.`
  throw new CommandError('logit_cell_missing', message, EXIT.usage)
}
