import { currencyExponent, fail, type Money, ok, type Result } from '@goodstanding/core'

export type MoneyFault = 'money_form' | 'money_currency' | 'money_too_precise' | 'money_too_large'

export type MoneyLayout = {
  readonly currency: string
  readonly decimal: '.' | ','
  readonly drop: string
  readonly unit: 'major' | 'minor' | 'thousand'
}

const DIGITS_MAX = 30
const SIGNED = /^(?:\((?<paren>.*)\)|-(?<front>.*)|(?<back>.*)-|\+?(?<plain>.*))$/s
const NUMBER = { '.': /^(\d*)(?:\.(\d*))?$/, ',': /^(\d*)(?:,(\d*))?$/ }
const SPACES = ' \u00a0\u2009\u202f'

/** Reads an amount exactly, without floating point, into minor units of its currency. Parentheses or a minus: negative. */
export function convertMoney(text: string, { currency, decimal, drop, unit }: MoneyLayout): Result<Money, MoneyFault> {
  const exponent = currencyExponent(currency)
  if (exponent === undefined) return fail('money_currency')
  const kept = [...text].filter((letter) => !drop.includes(letter) && !SPACES.includes(letter)).join('')
  const signed = SIGNED.exec(kept)?.groups ?? {}
  const negative = signed.paren ?? signed.front ?? signed.back
  const [, whole = '', fraction = ''] = NUMBER[decimal].exec(negative ?? signed.plain ?? '') ?? []
  if (whole + fraction === '') return fail('money_form')
  if (whole.length + fraction.length > DIGITS_MAX) return fail('money_too_large')

  const shift = { major: exponent, minor: 0, thousand: exponent + 3 }[unit]
  if (/[1-9]/.test(fraction.slice(shift))) return fail('money_too_precise')
  const minor = Number(BigInt(whole + fraction.slice(0, shift).padEnd(shift, '0')))
  if (!Number.isSafeInteger(minor)) return fail('money_too_large')
  return ok({ currency, minor: negative === undefined || minor === 0 ? minor : -minor })
}
