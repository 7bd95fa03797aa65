import type { CalendarDate } from '@goodstanding/core'
import type { Direction } from '../scorecard/scorecard.ts'
import { type Characteristic, nothing, type Reading, reading } from './characteristic.ts'
import type { FactOf, KnownFacts } from './known-facts.ts'
import { isWithin } from './months.ts'

type Period = FactOf<'trade_payments'>

/** How suppliers are paid: days beyond terms (DBT), each invoice counting by its value. */
export const TRADE_PAYMENTS: readonly Characteristic[] = [
  ofPeriods('days_beyond_terms_3m', 'higher_is_riskier', (known) => overWindow(known, 3)),
  ofPeriods('days_beyond_terms_12m', 'higher_is_riskier', (known) => overWindow(known, 12)),
  ofPeriods('days_beyond_terms_24m', 'higher_is_riskier', (known) => overWindow(known, 24)),
  ofPeriods('days_beyond_terms_trend', 'higher_is_riskier', trend),
]

function ofPeriods(name: string, direction: Direction, read: (known: KnownFacts) => Reading): Characteristic {
  return { name, family: 'trade_payments', unit: 'days', direction, types: ['trade_payments'], read }
}

function overWindow(known: KnownFacts, months: number): Reading {
  const periods = endingWithin(known.of('trade_payments'), known.asOf, months)
  const days = daysBeyondTerms(periods)
  return days === null ? nothing('missing') : reading(Math.round(days), periods)
}

/** The newest three months against the nine before them: above zero where payment has become slower. */
function trend(known: KnownFacts): Reading {
  const year = endingWithin(known.of('trade_payments'), known.asOf, 12)
  const newest = endingWithin(year, known.asOf, 3)
  const [now, before] = [daysBeyondTerms(newest), daysBeyondTerms(year.filter((period) => !newest.includes(period)))]
  if (now === null && before === null) return nothing('missing')
  if (now === null || before === null) return nothing('not_applicable', year)
  return reading(Math.round(now - before) + 0, year)
}

function endingWithin(periods: readonly Period[], asOf: CalendarDate, months: number): readonly Period[] {
  return periods.filter(({ body }) => isWithin(body.periodTo, asOf, months))
}

/** Middle of each bucket, and of the open one the days of the next; what is unpaid may yet be paid within terms. */
const BUCKET_DAYS = { withinTerms: 0, dbt1To30: 15, dbt31To60: 45, dbt61To90: 75, dbt91Plus: 105 } as const
const BUCKETS = Object.keys(BUCKET_DAYS) as readonly (keyof typeof BUCKET_DAYS)[]

/** By value within a currency; sums of several currencies are not mixed, but their averages, by number of invoices. */
function daysBeyondTerms(periods: readonly Period[]): number | null {
  const averages = [...Map.groupBy(periods, ({ body }) => body.invoiced.currency).values()].flatMap((of) => {
    const paid = sumOf(of, ({ body }) => sumOf(BUCKETS, (bucket) => body.paid[bucket].minor))
    const days = sumOf(of, ({ body }) => sumOf(BUCKETS, (bucket) => body.paid[bucket].minor * BUCKET_DAYS[bucket]))
    return paid === 0 ? [] : [{ average: days / paid, invoices: sumOf(of, ({ body }) => body.invoices) }]
  })
  const invoices = sumOf(averages, (one) => one.invoices)
  return invoices === 0 ? null : sumOf(averages, (one) => one.average * one.invoices) / invoices
}

function sumOf<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0)
}
