import { type Characteristic, nothing, type Reading, reading, thousandths } from './characteristic.ts'
import type { FactOf, KnownFacts } from './known-facts.ts'
import { isWithin } from './months.ts'

/** How utility bills and taxes are paid. */
export const UTILITIES_AND_TAX: readonly Characteristic[] = [
  {
    name: 'utility_on_time_12m',
    family: 'utilities',
    unit: 'thousandths',
    direction: 'higher_is_safer',
    types: ['utility_account'],
    read: utilityOnTime,
  },
  {
    name: 'utility_accounts_in_arrears',
    family: 'utilities',
    unit: 'count',
    direction: 'higher_is_riskier',
    types: ['utility_account'],
    read: utilityArrears,
  },
  {
    name: 'tax_clear_share_36m',
    family: 'tax',
    unit: 'thousandths',
    direction: 'higher_is_safer',
    types: ['tax_standing'],
    read: taxClearShare,
  },
  {
    name: 'tax_status',
    family: 'tax',
    unit: 'category',
    direction: 'none',
    types: ['tax_standing'],
    read: taxStatus,
  },
]

function utilityOnTime(known: KnownFacts): Reading {
  const bills = known.of('utility_account').filter(({ body }) => isWithin(body.periodTo, known.asOf, 12))
  const share = thousandths(
    bills.reduce((sum, { body }) => sum + body.paidOnTime, 0),
    bills.reduce((sum, { body }) => sum + body.paymentsDue, 0),
  )
  return share === null ? nothing('missing') : reading(share, bills)
}

/** Of each provider's account of a service, by its newest period. */
function utilityArrears(known: KnownFacts): Reading {
  const newest = newestOf(known.of('utility_account'), ({ head, body }) => `${head.subject} ${body.service}`)
  const told = newest.filter(({ body }) => body.arrears !== undefined)
  if (told.length === 0) return nothing('missing')
  const behind = told.filter(({ body }) => (body.arrears?.minor ?? 0) > 0)
  return reading(behind.length, behind.length === 0 ? told : behind)
}

function taxClearShare(known: KnownFacts): Reading {
  const periods = known.of('tax_standing').filter(({ body }) => isWithin(body.periodTo, known.asOf, 36))
  const unclear = periods.filter(({ body }) => body.status !== 'clear')
  const share = thousandths(periods.length - unclear.length, periods.length)
  return share === null ? nothing('missing') : reading(share, unclear.length === 0 ? periods : unclear)
}

const WORST_FIRST = ['arrears', 'arranged', 'clear'] as const

/** The worst of the newest standing with each office and kind of tax. */
function taxStatus(known: KnownFacts): Reading {
  const newest = newestOf(known.of('tax_standing'), ({ head, body }) => `${head.subject} ${body.taxKind}`)
  const worst = WORST_FIRST.find((status) => newest.some(({ body }) => body.status === status))
  return worst === undefined
    ? nothing('missing')
    : reading(
        worst,
        newest.filter(({ body }) => body.status === worst),
      )
}

type Periodic = FactOf<'utility_account'> | FactOf<'tax_standing'>

/** Of the facts with the same key the one of the newest period; of two of the same period, the one issued last. */
function newestOf<F extends Periodic>(facts: readonly F[], keyOf: (fact: F) => string): readonly F[] {
  return [...Map.groupBy(facts, (fact) => `${fact.head.provider} ${keyOf(fact)}`).values()].flatMap((of) =>
    of.reduce((a, b) => (orderOf(a) >= orderOf(b) ? a : b)),
  )
}

function orderOf({ head, body }: Periodic): string {
  return `${body.periodTo} ${head.issued} ${head.id}`
}
