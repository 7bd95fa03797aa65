import { currencyExponent, type Money } from '@goodstanding/core'
import { INK } from '../model/tone.ts'

export const BAR_INK = INK

/** An amount in whole units of its currency, for the length of a bar; its table has it exactly. */
export function amountOf({ currency, minor }: Money): number {
  return minor / 10 ** (currencyExponent(currency) ?? 2)
}

/** The sum of amounts of one currency. */
export function totalOf(currency: string, amounts: readonly (Money | undefined)[]): Money {
  return { currency, minor: amounts.reduce((sum, amount) => sum + (amount?.minor ?? 0), 0) }
}
