import type { Money } from '@goodstanding/core'
import type { Direction } from '../scorecard/scorecard.ts'
import {
  type Characteristic,
  type Family,
  nothing,
  type Reading,
  reading,
  thousandths,
  type Unit,
} from './characteristic.ts'
import type { FactOf, KnownFacts } from './known-facts.ts'
import { wholeMonths } from './months.ts'

type Accounts = FactOf<'accounts'>

/** Filed annual accounts: whether they come in time, and their ratios. */
export const ACCOUNTS: readonly Characteristic[] = [
  ofNewest('accounts_age_months', ['filings', 'months', 'higher_is_riskier'], (newest, { asOf }) =>
    reading(wholeMonths(newest.body.periodTo, asOf), [newest]),
  ),
  ofNewest('filing_days_late', ['filings', 'days', 'higher_is_riskier'], filingDaysLate),
  ofNewest('debt_service_cover', ['financials', 'thousandths', 'higher_is_safer'], (newest) =>
    ratio(newest, newest.body.operatingResult, newest.body.debtServiceDue),
  ),
  ofNewest('interest_cover', ['financials', 'thousandths', 'higher_is_safer'], (newest) =>
    ratio(newest, newest.body.operatingResult, newest.body.interestPaid),
  ),
  ofNewest('liabilities_to_assets', ['financials', 'thousandths', 'higher_is_riskier'], liabilitiesToAssets),
  ofNewest('current_ratio', ['financials', 'thousandths', 'higher_is_safer'], (newest) =>
    ratio(newest, newest.body.currentAssets, newest.body.currentLiabilities),
  ),
  ofNewest('return_on_assets', ['financials', 'thousandths', 'higher_is_safer'], (newest) =>
    ratio(newest, newest.body.netResult, newest.body.totalAssets),
  ),
]

/** The newest accounts; of the same year those of the entity alone before the group's, then those issued last. */
export function newestAccounts(known: KnownFacts): Accounts | undefined {
  return known
    .of('accounts')
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
    .at(0)
}

function orderOf({ head, body }: Accounts): string {
  return `${body.periodTo} ${body.basis === 'solo' ? 1 : 0} ${head.issued} ${head.id}`
}

function ofNewest(
  name: string,
  [family, unit, direction]: readonly [Family, Unit, Direction],
  read: (newest: Accounts, known: KnownFacts) => Reading,
): Characteristic {
  return {
    name,
    family,
    unit,
    direction,
    types: ['accounts'],
    read(known) {
      const newest = newestAccounts(known)
      return newest === undefined ? nothing('missing') : read(newest, known)
    },
  }
}

/** Not applicable where there is nothing to be covered: no debt service, no liabilities. */
function ratio(newest: Accounts, part: Money | undefined, whole: Money | undefined): Reading {
  if (part === undefined || whole === undefined) return nothing('missing')
  const value = thousandths(part.minor, whole.minor)
  return value === null ? nothing('not_applicable', [newest]) : reading(value, [newest])
}

function liabilitiesToAssets(newest: Accounts): Reading {
  const { totalAssets, equity } = newest.body
  if (totalAssets === undefined || equity === undefined) return nothing('missing')
  return ratio(newest, { ...totalAssets, minor: totalAssets.minor - equity.minor }, totalAssets)
}

const DAY_MS = 86_400_000

/** Days from the day they were due to that of filing, or to today where they are not filed; 0 where they were in time. */
function filingDaysLate(newest: Accounts, { asOf }: KnownFacts): Reading {
  const { filedOn, dueOn, absent } = newest.body
  if (dueOn === undefined) return nothing(absent.dueOn === 'not_applicable' ? 'not_applicable' : 'missing', [newest])
  const days = Math.round((Date.parse(filedOn ?? asOf) - Date.parse(dueOn)) / DAY_MS)
  return reading(Math.max(0, days), [newest])
}
