import { currencyExponent, type Money } from '@goodstanding/core'
import type { Cell } from './document-model.ts'
import type { Tone } from './tone.ts'

/** What is not there. */
export const NONE: Cell = { text: '–' }

export function text(value: string | null | undefined, tone?: Tone): Cell {
  if (value === null || value === undefined || value === '') return NONE
  return tone === undefined ? { text: value } : { text: value, tone }
}

/** A whole number with its thousands apart. */
export function whole(value: number | null | undefined): Cell {
  return value === null || value === undefined ? NONE : { text: grouped(value), value }
}

/** A whole number with its sign, as points are written. */
export function signed(value: number): Cell {
  const sign = value > 0 ? '+' : ''
  return { text: `${sign}${grouped(value)}`, value }
}

/** A number with so many digits after the point. */
export function decimal(value: number | null | undefined, digits: number): Cell {
  return value === null || value === undefined ? NONE : { text: fixed(value, digits), value }
}

/** A share of one as a percentage. */
export function percent(value: number | null | undefined, digits = 2): Cell {
  return value === null || value === undefined ? NONE : { text: `${fixed(value * 100, digits)} %`, value }
}

/** Parts per million as a percentage. */
export function percentOfPpm(ppm: number | null | undefined, digits = 2): Cell {
  return ppm === null || ppm === undefined ? NONE : { text: `${fixed(ppm / 10_000, digits)} %`, value: ppm }
}

/** An amount as people read it, `USD 1,234.50`: exact, never through floating point. */
export function money(amount: Money | null | undefined): Cell {
  if (amount === null || amount === undefined) return NONE
  const { currency, minor } = amount
  const exponent = currencyExponent(currency) ?? 2
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const units = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`
  return { text: `${currency} ${minor < 0 ? '−' : ''}${units}${fraction}`, value: minor }
}

function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–'
  const rounded = value.toFixed(digits)
  // What rounds to nothing has no sign.
  return (Number(rounded) === 0 ? rounded.replace('-', '') : rounded).replace('-', '−')
}

function grouped(value: number): string {
  return `${value < 0 ? '−' : ''}${String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ',')}`
}
