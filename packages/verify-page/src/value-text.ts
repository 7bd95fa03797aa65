import { currencyExponent, findLegalForm, findRegister, type Money } from '@goodstanding/core'

const WORDS: { readonly [code: string]: string } = {
  dpd_0: 'in time',
  dpd_1_30: '1–30 days past due',
  dpd_31_60: '31–60 days past due',
  dpd_61_90: '61–90 days past due',
  dpd_91_plus: '91 or more days past due',
  withinTerms: 'within terms',
  dbt1To30: '1–30 days beyond terms',
  dbt31To60: '31–60 days beyond terms',
  dbt61To90: '61–90 days beyond terms',
  dbt91Plus: '91 or more days beyond terms',
  days1To30: '1–30 days late',
  days31To60: '31–60 days late',
  days61Plus: '61 or more days late',
  asOf: 'as of',
  statusByMonth: 'by month, newest first',
  registry: 'register',
  ifrs: 'IFRS',
  lei: 'LEI',
  uscc: 'USCC',
  vat: 'VAT',
  ucc_filing: 'UCC filing',
}

/** A code or a field's name in words. */
export function wordsOf(code: string): string {
  const known = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined
  return (
    known ??
    code.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  )
}

/** A field's value as a person reads it: the codes of legal forms and registers with their names. */
export function fieldText(name: string, value: unknown): string {
  const text = valueText(value)
  const known = name === 'legalForm' ? findLegalForm(text) : name === 'registry' ? findRegister(text) : undefined
  return known === undefined ? text : `${known.name} (${text})`
}

/** A record's value as a person reads it: money with its currency, lists in one line, a run of equal months as one. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return grouped(String(value))
  if (typeof value === 'string') return isCode(value) ? wordsOf(value) : value
  if (Array.isArray(value)) return runs(value.map(valueText)).join(', ')
  return isMoney(value) ? moneyText(value) : groupText(value)
}

/** Whether a value is an amount or a number, to be set flush right. */
export function isFigure(value: unknown): boolean {
  return typeof value === 'number' || isMoney(value)
}

function moneyText({ currency, minor }: Money): string {
  const exponent = currencyExponent(currency) ?? 0
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const whole = grouped(digits.slice(0, digits.length - exponent))
  const rest = exponent === 0 ? '' : `.${digits.slice(-exponent)}`
  return `${currency} ${minor < 0 ? '−' : ''}${whole}${rest}`
}

function groupText(value: unknown): string {
  return Object.entries(Object(value))
    .map(([name, inner]) => `${wordsOf(name)}: ${valueText(inner)}`)
    .join('; ')
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'currency' in value && 'minor' in value
}

/** Codes are lowercase with underscores; names, numbers and days are not. */
function isCode(text: string): boolean {
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(text)
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

function runs(items: readonly string[]): readonly string[] {
  const counted: { item: string; count: number }[] = []
  for (const item of items) {
    const last = counted.at(-1)
    if (last?.item === item) last.count++
    else counted.push({ item, count: 1 })
  }
  return counted.map(({ item, count }) => (count === 1 ? item : `${item} × ${count}`))
}
