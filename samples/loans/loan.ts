import type { CalendarDate } from '@goodstanding/core'

/** One loan of the public SBA data, or of the generator: amounts in whole US dollars. */
export type Loan = {
  readonly id: string
  readonly name: string
  readonly city: string
  readonly state: string
  readonly bank: string
  /** Six digits (NAICS 2002), or empty where the source does not know it. */
  readonly naics: string
  readonly approvedOn: CalendarDate
  /** Not the day of an event but the end of a month; null where the source has none. */
  readonly disbursedOn: CalendarDate | null
  /** Cut short for loans that were charged off: it tells the outcome. */
  readonly termMonths: number
  readonly isNewBusiness: boolean
  readonly isRevolving: boolean
  readonly approved: number
  readonly finalStatus: 'paid_in_full' | 'charged_off'
  readonly chargedOffOn: CalendarDate | null
  readonly chargedOff: number
}
