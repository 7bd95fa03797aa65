import { type BodyRule, ordered } from '../body-rule.ts'
import { checked, date, money, optional, type ValuesOf } from '../field.ts'

/** A civil money judgment against the entity, as a register of judgments keeps it. */
export const judgment = {
  jurisdiction: checked('jurisdiction'),
  amount: money,
  enteredOn: date,
  satisfiedOn: optional(date),
} as const

export const judgmentRules: readonly BodyRule<ValuesOf<typeof judgment>>[] = [ordered('enteredOn', 'satisfiedOn')]
