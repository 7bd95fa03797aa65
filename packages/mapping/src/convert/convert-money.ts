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
const SPACES = ' \u00a0\u2009\u202f'
const MARKS = `.,'’${SPACES}`
/** Groups of three digits, or of two before the last as in India; one and the same mark between them. */
const GROUPED = /^\d{1,3}([.,'’ \u00a0\u2009\u202f])(?:\d{2,3}\1)*\d{3}$/

/**
 * Reads an amount exactly, without floating point, into minor units of its currency. Parentheses or a minus: negative.
 * A mark between thousands counts only where one can stand, so `1.234,00` is never taken for 1.23.
 */
export function convertMoney(text: string, { currency, decimal, drop, unit }: MoneyLayout): Result<Money, MoneyFault> {
  const exponent = currencyExponent(currency)
  if (exponent === undefined) return fail('money_currency')
  const bare = [...text].filter((letter) => MARKS.includes(letter) || !drop.includes(letter)).join('')
  const signed = SIGNED.exec(bare.trim())?.groups ?? {}
  const negative = signed.paren ?? signed.front ?? signed.back
  const [before = '', fraction = '', ...more] = (negative ?? signed.plain ?? '').trim().split(decimal)
  const whole = withoutMarks(before, drop)
  if (whole === null || more.length > 0 || !/^\d*$/.test(fraction) || whole + fraction === '') return fail('money_form')
  if (whole.length + fraction.length > DIGITS_MAX) return fail('money_too_large')

  const shift = { major: exponent, minor: 0, thousand: exponent + 3 }[unit]
  if (/[1-9]/.test(fraction.slice(shift))) return fail('money_too_precise')
  const minor = Number(BigInt(whole + fraction.slice(0, shift).padEnd(shift, '0')))
  if (!Number.isSafeInteger(minor)) return fail('money_too_large')
  return ok({ currency, minor: negative === undefined || minor === 0 ? minor : -minor })
}

function withoutMarks(text: string, drop: string): string | null {
  if (/^\d*$/.test(text)) return text
  const mark = GROUPED.exec(text.slice(0, 2 * DIGITS_MAX))?.[1]
  return mark !== undefined && (drop + SPACES).includes(mark) ? text.replaceAll(mark, '') : null
}
