import type { CalendarDate } from '@goodstanding/core'
import type { Direction } from '../scorecard/scorecard.ts'
import { type Characteristic, nothing, type Reading, reading, thousandths, type Unit } from './characteristic.ts'
import type { FactOf, KnownFacts } from './known-facts.ts'
import { calendarMonths, isWithin, wholeMonths } from './months.ts'

type Line = FactOf<'tradeline'>

/**
 * How credit accounts have run. None reads the charged-off amount, the balance of a closed account or a term: those belong
 * to an outcome (the public SBA loans show how a revised term tells the end of a loan).
 */
export const TRADELINES: readonly Characteristic[] = [
  ofLines('worst_days_past_due_24m', 'days', 'higher_is_riskier', (lines, { asOf }) => worst(lines, asOf, 24)),
  ofLines('late_month_share_12m', 'thousandths', 'higher_is_riskier', (lines, { asOf }) => lateShare(lines, asOf, 12)),
  ofLines('months_since_31_days_late', 'months', 'higher_is_safer', (lines, { asOf }) => sinceLate(lines, asOf)),
  ofLines('utilisation', 'thousandths', 'higher_is_riskier', utilisation),
  ofLines('credit_history_months', 'months', 'higher_is_safer', history),
  ofLines('accounts_paid', 'count', 'higher_is_safer', (lines) =>
    countOf(lines, ({ body }) => body.closedHow === 'paid_in_full'),
  ),
  ofLines('accounts_defaulted', 'count', 'higher_is_riskier', (lines) => countOf(lines, isDefaulted)),
  ofLines('accounts_new_12m', 'count', 'higher_is_riskier', (lines, { asOf }) =>
    countOf(lines, ({ body }) => isWithin(body.openedOn, asOf, 12)),
  ),
]

/** Without any account all are missing: a file that does not exist says nothing. */
function ofLines(
  name: string,
  unit: Unit,
  direction: Direction,
  read: (lines: readonly Line[], known: KnownFacts) => Reading,
): Characteristic {
  return {
    name,
    family: 'tradelines',
    unit,
    direction,
    types: ['tradeline'],
    read(known) {
      const lines = known.of('tradeline')
      return lines.length === 0 ? nothing('missing') : read(lines, known)
    },
  }
}

/** The least days of each band of Metro 2; a charge-off stands for half a year. */
const DAYS_OF_STATUS: ReadonlyMap<string, number> = new Map([
  ['dpd_0', 0],
  ['dpd_1_30', 1],
  ['dpd_31_60', 31],
  ['dpd_61_90', 61],
  ['dpd_91_plus', 91],
  ['charged_off', 180],
])

type LineMonth = { readonly head: Line['head']; readonly back: number; readonly days: number }

/** Reported months of all accounts within so many months up to the day; `back` is 0 in the day's own month. */
function monthsOf(lines: readonly Line[], asOf: CalendarDate, months: number): readonly LineMonth[] {
  return lines.flatMap(({ head, body }) => {
    const behind = calendarMonths(head.asOf, asOf)
    return (body.statusByMonth ?? []).flatMap((status, index) => {
      const days = DAYS_OF_STATUS.get(status)
      const back = behind + index
      return days === undefined || back >= months ? [] : [{ head, back, days }]
    })
  })
}

function worst(lines: readonly Line[], asOf: CalendarDate, window: number): Reading {
  const months = monthsOf(lines, asOf, window)
  if (months.length === 0) return nothing('missing')
  const days = Math.max(...months.map((month) => month.days))
  return reading(
    days,
    months.filter((month) => month.days === days),
  )
}

function lateShare(lines: readonly Line[], asOf: CalendarDate, window: number): Reading {
  const months = monthsOf(lines, asOf, window)
  const late = months.filter(({ days }) => days > 0)
  const share = thousandths(late.length, months.length)
  return share === null ? nothing('missing') : reading(share, late.length === 0 ? months : late)
}

const STATUS_MONTHS = 24

/** Not applicable where no reported month was so late: that is better than any number. */
function sinceLate(lines: readonly Line[], asOf: CalendarDate): Reading {
  const months = monthsOf(lines, asOf, STATUS_MONTHS)
  if (months.length === 0) return nothing('missing')
  const late = months.filter(({ days }) => days >= 31)
  if (late.length === 0) return nothing('not_applicable', months)
  const back = Math.min(...late.map((month) => month.back))
  return reading(
    back,
    late.filter((month) => month.back === back),
  )
}

/** Drawn of the limit, over open lines of credit and cards; of several currencies, the one most drawn. */
function utilisation(lines: readonly Line[]): Reading {
  const open = lines.filter(({ body }) => isLineOfCredit(body) && isOpen(body))
  if (open.length === 0) return nothing('not_applicable')
  const drawn = open.flatMap((line) => {
    const { balance, originalAmount: limit } = line.body
    return balance === undefined || limit === undefined
      ? []
      : [{ ...line, currency: limit.currency, drawn: Math.max(0, balance.minor), limit: limit.minor }]
  })
  const shares = [...Map.groupBy(drawn, ({ currency }) => currency).values()].flatMap((of) => {
    const share = thousandths(
      of.reduce((sum, line) => sum + line.drawn, 0),
      of.reduce((sum, { limit }) => sum + limit, 0),
    )
    return share === null ? [] : [share]
  })
  return shares.length === 0 ? nothing('missing') : reading(Math.max(...shares), drawn)
}

function isLineOfCredit({ kind }: Line['body']): boolean {
  return kind === 'revolving' || kind === 'card'
}

function isOpen({ closedOn, closedHow, defaultedOn }: Line['body']): boolean {
  return closedOn === undefined && closedHow === undefined && defaultedOn === undefined
}

function history(lines: readonly Line[], { asOf }: KnownFacts): Reading {
  const opened = lines.map(({ body }) => body.openedOn)
  const first = opened.reduce((a, b) => (a <= b ? a : b))
  return reading(
    wholeMonths(first, asOf),
    lines.filter(({ body }) => body.openedOn === first),
  )
}

function isDefaulted({ body }: Line): boolean {
  const { defaultedOn, closedHow, statusByMonth = [] } = body
  return (
    defaultedOn !== undefined ||
    closedHow === 'charged_off' ||
    closedHow === 'settled_for_less' ||
    statusByMonth.includes('charged_off')
  )
}

function countOf(lines: readonly Line[], is: (line: Line) => boolean): Reading {
  const found = lines.filter(is)
  return reading(found.length, found.length === 0 ? lines : found)
}
