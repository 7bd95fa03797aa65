import { isNeverAnInput } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { OpenTable } from './open-table.ts'
import { namesRead } from './plan-expression.ts'
import type { PlanInput } from './training-plan.ts'

const WHY = {
  place: 'stands for a place',
  name: 'stands for a name',
  person: 'stands for people',
} as const

/** Ends the command where an input, or a column that its expression reads, may never be one; text in quotes is no column. */
export async function refuseNeverInputs(table: OpenTable, inputs: readonly PlanInput[]): Promise<void> {
  for (const { name, value, notApplicable } of inputs) {
    const expressions = [value, ...(notApplicable === undefined ? [] : [notApplicable])]
    const reads = await Promise.all(expressions.map((sql) => namesRead(table, `input ${name}`, sql)))
    for (const word of [name, ...reads.flat()]) {
      const reason = isNeverAnInput(word)
      if (reason === null) continue
      const through = word === name ? '' : ` reads ${word}, which`
      throw new CommandError(
        'input_never',
        `The input ${name}${through} ${WHY[reason]}: no score may use it. Leave it out of the inputs.`,
        EXIT.usage,
      )
    }
  }
}
