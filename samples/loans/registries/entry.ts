import { addDays, addMonths, type CalendarDate } from '@goodstanding/core'
import { type InventedAddress, inventAddress } from '../../invent/names.ts'
import { below, chance, digits } from '../../invent/seeded-draws.ts'
import type { UniqueTexts } from '../../invent/unique-texts.ts'
import type { Enterprise } from '../enterprises.ts'

/** What a company registry keeps of one enterprise. All of it is generated but the state and the industry. */
export type Entry = {
  readonly enterprise: Enterprise
  readonly number: string
  readonly incorporatedOn: CalendarDate
  readonly status: 'registered' | 'dissolved' | 'moved_away'
  readonly endedOn: CalendarDate | null
  readonly address: InventedAddress
  /** The first charge-off that was known on the day; null where there was none. */
  readonly defaultedOn: CalendarDate | null
  readonly movedFrom: { readonly registry: string; readonly number: string; readonly on: CalendarDate } | null
}

export type EntryContext = {
  readonly state: 'CA' | 'NY'
  readonly day: CalendarDate
  readonly seed: string
  readonly numbers: UniqueTexts
}

/** The first day on which a limited liability company could be formed in both states. */
const FIRST_LLC_DAY = '1994-10-24' as CalendarDate

/** Makes an enterprise's entry: founded before its first loan, dissolved in one of eight cases after a charge-off. */
export function entryOf(enterprise: Enterprise, { state, day, seed, numbers }: EntryContext): Entry {
  const { key } = enterprise
  const age = enterprise.isNewBusiness ? 1 + below(23, seed, key, 'age') : 25 + below(200, seed, key, 'age')
  const founded = addDays(addMonths(enterprise.firstApprovedOn, -age), below(28, seed, key, 'founded'))
  const incorporatedOn = enterprise.kind === 'llc' && founded < FIRST_LLC_DAY ? FIRST_LLC_DAY : founded
  const defaultedOn = firstKnownDefault(enterprise, day)
  const endedOn = defaultedOn === null ? null : dissolution(defaultedOn, day, seed, key)
  return {
    enterprise,
    number: numbers.next((attempt) =>
      registerNumber(state, enterprise, incorporatedOn, [seed, key, 'number', attempt]),
    ),
    incorporatedOn,
    status: endedOn === null ? 'registered' : 'dissolved',
    endedOn,
    address: inventAddress(state, seed, key),
    defaultedOn,
    movedFrom: null,
  }
}

function firstKnownDefault(enterprise: Enterprise, day: CalendarDate): CalendarDate | null {
  const days = enterprise.loans.flatMap(({ chargedOffOn, finalStatus }) =>
    chargedOffOn !== null && chargedOffOn <= day && finalStatus === 'charged_off' ? [chargedOffOn] : [],
  )
  return days.sort()[0] ?? null
}

/** A register keeps an ended entry for two years, so no older end is generated. */
function dissolution(after: CalendarDate, day: CalendarDate, seed: string, key: string): CalendarDate | null {
  if (!chance(1 / 8, seed, key, 'dissolved')) return null
  const endedOn = addDays(after, 60 + below(300, seed, key, 'dissolved after'))
  return endedOn < day && endedOn > addMonths(day, -22) ? endedOn : null
}

/** California: C and seven digits, or for a limited liability company the year and eight. New York: the DOS ID. */
function registerNumber(state: 'CA' | 'NY', { kind }: Enterprise, on: CalendarDate, words: readonly string[]): string {
  if (state === 'NY') return digits(7, ...words)
  return kind === 'llc' ? `${on.slice(0, 4)}${digits(8, ...words)}` : `C${digits(7, ...words)}`
}
