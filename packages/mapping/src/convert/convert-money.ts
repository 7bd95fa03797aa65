import { currencyExponent, fail, type Money, ok, type Result } from '@goodstanding/core'

export type MoneyFault = 'money_form' | 'money_currency' | 'money_too_precise' | 'money_too_large'

export type MoneyLayout = {
  readonly currency: string
  readonly decimal: '.' | ','
  readonly drop: string
  readonly unit: 'major' | 'minor' | 'thousand'
}

/** Reads an amount exactly, without floating point, into minor units of its currency. Parentheses or a minus: negative. */
export function convertMoney(text: string, { currency, decimal, drop, unit }: MoneyLayout): Result<Money, MoneyFault> {
  const exponent = currencyExponent(currency)
  if (exponent === undefined) return fail('money_currency')
  let digits = [...text].filter((letter) => !drop.includes(letter) && letter !== ' ' && letter !== '\u00a0').join('')
  const isNegative = /^\(.*\)$/.test(digits) || digits.startsWith('-') || digits.endsWith('-')
  digits = digits.replace(/^[(+-]|[)-]$/g, '')
  const [whole = '', fraction = '', ...rest] = digits.split(decimal)
  if (rest.length > 0 || !/^\d+$/.test(whole) || !/^\d*$/.test(fraction)) return fail('money_form')

  const shift = { major: exponent, minor: 0, thousand: exponent + 3 }[unit]
  if (/[1-9]/.test(fraction.slice(shift))) return fail('money_too_precise')
  const minor = BigInt(whole + fraction.slice(0, shift).padEnd(shift, '0')) * (isNegative ? -1n : 1n)
  const value = Number(minor)
  return Number.isSafeInteger(value) ? ok({ currency, minor: value }) : fail('money_too_large')
}
