import { isNeverAnInput } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { PlanInput } from './training-plan.ts'

const WHY = {
  place: 'stands for a place',
  name: 'stands for a name',
  person: 'stands for people',
} as const

/** Ends the command where an input, or a column that its expression reads, may never be one; text in quotes is no column. */
export function refuseNeverInputs(inputs: readonly PlanInput[]): void {
  for (const { name, value, notApplicable = '' } of inputs) {
    for (const word of [name, ...identifiersOf(value), ...identifiersOf(notApplicable)]) {
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

/** Every name in an SQL expression, of columns and functions alike, without comments and text literals. */
export function identifiersOf(sql: string): readonly string[] {
  const bare = sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
  return [...bare.matchAll(/"((?:[^"]|"")*)"|[\p{L}_][\p{L}\p{N}_]*/gu)].map(([all, name]) => name ?? all)
}
