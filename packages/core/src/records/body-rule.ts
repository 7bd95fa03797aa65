import type { Money } from './field.ts'

/** What no field can say alone: a rule between the fields of one body. Its sentence is part of the charter. */
export type BodyRule<B> = {
  readonly says: string
  /** The field that is named where the rule is broken. */
  readonly at: string
  readonly holds: (body: B) => boolean
  /** Told instead of `body_contradicts_itself` by the rules of line 1 of the charter. */
  readonly fault?: 'not_a_legal_entity'
}

/** Of two days that are both there the second is not the earlier. */
export function ordered<B>(first: keyof B & string, second: keyof B & string): BodyRule<B> {
  return {
    says: `${second} is not before ${first}`,
    at: second,
    holds: (body) => {
      const [from, to] = [body[first], body[second]]
      return typeof from !== 'string' || typeof to !== 'string' || from <= to
    },
  }
}

/** Minor units of amounts that are none below zero: past 2^53 the sum only stays there, so it equals no amount. */
export function sumOf(amounts: readonly Money[]): number {
  return amounts.reduce((sum, { minor }) => sum + minor, 0)
}

/** Whether an amount is absent or zero. */
export function isNothing(amount: Money | undefined): boolean {
  return amount === undefined || amount.minor === 0
}
