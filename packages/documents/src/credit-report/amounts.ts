import { currencyExponent, type Money } from '@goodstanding/core'
import { INK } from '../model/tone.ts'
import type { Language } from '../words/language.ts'

export const BAR_INK = INK

/** Amounts as lengths of bars: in units that keep the figures short, which `name` says; the table has them exactly. */
export type BarUnit = { readonly name: string; readonly digits: number; of(amount: Money): number }

const UNITS = [
  [1e12, 'trillion', '万亿'],
  [1e9, 'billion', '十亿'],
  [1e6, 'million', '百万'],
  [1e3, 'thousand', '千'],
] as const

/** The unit for bars of these amounts of one currency. */
export function barUnit(currency: string, amounts: readonly Money[], language: Language): BarUnit {
  const minorPerUnit = 10 ** (currencyExponent(currency) ?? 2)
  const most = Math.max(0, ...amounts.map(({ minor }) => Math.abs(minor) / minorPerUnit))
  const [divisor, en, zh] = UNITS.find(([size]) => most >= size * 10) ?? [1, '', '']
  const unit = language === 'zh' ? zh : ` ${en}`
  return {
    name: divisor === 1 ? currency : `${currency}${language === 'zh' ? ' ' : ''}${unit}`,
    digits: divisor === 1 ? 0 : 1,
    of: ({ minor }) => minor / minorPerUnit / divisor,
  }
}

/** The sum of amounts of one currency. */
export function totalOf(currency: string, amounts: readonly (Money | undefined)[]): Money {
  return { currency, minor: amounts.reduce((sum, amount) => sum + (amount?.minor ?? 0), 0) }
}
