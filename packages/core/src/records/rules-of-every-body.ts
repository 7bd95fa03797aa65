import type { CalendarDate } from '../time/calendar-date.ts'
import type { Field, Fields, Money } from './field.ts'

/** What holds in a body of any type, in the words of the charter. */
export const RULES_OF_EVERY_BODY = [
  'all amounts are in one currency',
  'a day is not after asOf, unless its field says that it may be ahead',
  'a field that may be left out is there, or under absent with a reason, and never both',
] as const

/** Sums never cross currencies, so one record speaks one. Path of the first amount in a second currency, or null. */
export function secondCurrency(body: object): string | null {
  const amounts = amountsIn(body, [])
  const other = amounts.find(({ currency }) => currency !== amounts[0]?.currency)
  return other?.at ?? null
}

type PlacedAmount = { readonly at: string; readonly currency: string }

function amountsIn(value: object, path: readonly string[]): readonly PlacedAmount[] {
  if (isMoney(value)) return [{ at: path.join('.'), currency: value.currency }]
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? amountsIn(inner, [...path, name]) : [],
  )
}

function isMoney(value: object): value is Money {
  return 'currency' in value && 'minor' in value
}

/** A record tells what was so on its day. Path of the first day after `asOf`, or null. */
export function dayAfter(asOf: CalendarDate, fields: Fields, body: object): string | null {
  for (const [name, field] of Object.entries(fields)) {
    const at = laterDay(asOf, field, (body as { readonly [name: string]: unknown })[name], name)
    if (at !== null) return at
  }
  return null
}

function laterDay(asOf: CalendarDate, field: Field, value: unknown, at: string): string | null {
  if (field.is === 'date') return typeof value === 'string' && value > asOf && !field.ahead ? at : null
  if (typeof value !== 'object' || value === null) return null
  if (field.is === 'group') {
    const inner = dayAfter(asOf, field.fields, value)
    return inner === null ? null : `${at}.${inner}`
  }
  if (field.is !== 'list' || !Array.isArray(value)) return null
  for (const [index, item] of value.entries()) {
    const inner = laterDay(asOf, field.of, item, `${at}.${index}`)
    if (inner !== null) return inner
  }
  return null
}
