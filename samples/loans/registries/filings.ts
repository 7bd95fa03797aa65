import { addDays, addMonths, addYears, type CalendarDate } from '@goodstanding/core'
import { below, chance, digits, fraction } from '../../invent/seeded-draws.ts'
import type { Account } from '../account.ts'
import type { Entry } from './entry.ts'

/** A charge that a bank had filed over an enterprise's assets: generated, for the loans that are generated as secured. */
export type Lien = {
  readonly number: string
  readonly entry: Entry
  readonly filedOn: CalendarDate
  readonly terminatedOn: CalendarDate | null
  readonly amount: number
}

/** A financing statement lapses after five years (UCC § 9-515), so a released or lapsed one is not kept for long. */
const LAPSE_YEARS = 5

/** The financing statements that still stood on the day, or had ended in the year before. */
export function liensOf(entry: Entry, accounts: readonly Account[], day: CalendarDate, seed: string): readonly Lien[] {
  return accounts.flatMap((account) => {
    const { loan, openedOn, state } = account.known
    if (!account.isSecured || state === 'paid_in_full') return []
    const lapse = addYears(openedOn, LAPSE_YEARS)
    if (lapse <= addMonths(day, -11)) return []
    const number = `${openedOn.slice(2, 4)}-${digits(10, seed, loan.id, 'lien')}`
    const terminatedOn = lapse <= day ? lapse : null
    return [{ number, entry, filedOn: openedOn, terminatedOn, amount: loan.approved }]
  })
}

/** An insolvency procedure: generated, for half of the enterprises with a charge-off. */
export type Insolvency = {
  readonly number: string
  readonly entry: Entry
  readonly procedure: 'liquidation' | 'reorganisation'
  readonly openedOn: CalendarDate
  readonly closedOn: CalendarDate | null
}

const INSOLVENT_SHARE = 0.5

/** None is generated whose closing is over five years old: the register would have erased it soon. */
export function insolvencyOf(entry: Entry, day: CalendarDate, seed: string): readonly Insolvency[] {
  const { defaultedOn, enterprise } = entry
  if (defaultedOn === null || !chance(INSOLVENT_SHARE, seed, enterprise.key, 'insolvent')) return []
  const openedOn = addDays(defaultedOn, -30 - below(120, seed, enterprise.key, 'opened'))
  const closing = addMonths(openedOn, 6 + below(24, seed, enterprise.key, 'closed'))
  if (openedOn < entry.incorporatedOn || closing <= addYears(day, -5)) return []
  const isLiquidation = fraction(seed, enterprise.key, 'chapter') < 0.75
  return [
    {
      number: `${openedOn.slice(2, 4)}-${digits(5, seed, enterprise.key, 'case')}`,
      entry,
      procedure: isLiquidation ? 'liquidation' : 'reorganisation',
      openedOn,
      closedOn: closing <= day ? closing : null,
    },
  ]
}
