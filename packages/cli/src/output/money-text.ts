import { currencyExponent, type Money } from '@goodstanding/core'

/** An amount as people read it: `USD 1,234.50`; exact, never through floating point. */
export function moneyText({ currency, minor }: Money): string {
  const exponent = currencyExponent(currency) ?? 2
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`
  return `${currency} ${minor < 0 ? '−' : ''}${whole}${fraction}`
}
