import { checked, date, money, optional } from '../field.ts'

/** A civil money judgment against the entity, as a register of judgments keeps it. */
export const judgment = {
  jurisdiction: checked('jurisdiction'),
  amount: money,
  enteredOn: date,
  satisfiedOn: optional(date),
} as const
