import type { CalendarDate, CreditRecord } from '@goodstanding/core'
import { type Characteristic, nothing, type Reading, reading } from './characteristic.ts'
import type { KnownFacts } from './known-facts.ts'
import { wholeMonths } from './months.ts'

const TYPES = ['tradeline', 'trade_payments', 'utility_account', 'tax_standing', 'accounts'] as const

/** How much of the enterprise's dealings the file tells of. What public registers say of everyone is no depth. */
export const DEPTH: readonly Characteristic[] = [
  {
    name: 'depth_providers',
    family: 'depth',
    unit: 'count',
    direction: 'higher_is_safer',
    types: TYPES,
    read: (known) => depthReading(known, ({ providers }) => providers),
  },
  {
    name: 'depth_months',
    family: 'depth',
    unit: 'months',
    direction: 'higher_is_safer',
    types: TYPES,
    read: (known) => depthReading(known, ({ months }) => months),
  },
]

/** Providers with at least one fact, and whole months from the first day that any tells of; both 0 of an empty file. */
export function depthOf(known: KnownFacts): { readonly providers: number; readonly months: number } {
  const facts = dealings(known)
  const days = facts.flatMap(({ body }) => firstDay(body) ?? []).sort()
  const [first] = days
  return {
    providers: new Set(facts.map(({ head }) => head.provider)).size,
    months: first === undefined ? 0 : wholeMonths(first, known.asOf),
  }
}

function depthReading(known: KnownFacts, of: (depth: ReturnType<typeof depthOf>) => number): Reading {
  const facts = dealings(known)
  return facts.length === 0 ? nothing('missing') : reading(of(depthOf(known)), facts)
}

function dealings(known: KnownFacts): readonly CreditRecord[] {
  return known.all.filter(({ head }) => (TYPES as readonly string[]).includes(head.type))
}

function firstDay(body: CreditRecord['body']): CalendarDate | undefined {
  if ('periodFrom' in body) return body.periodFrom
  return 'openedOn' in body ? body.openedOn : undefined
}
