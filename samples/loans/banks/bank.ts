import type { CalendarDate } from '@goodstanding/core'
import type { Account } from '../account.ts'

/** An invented bank with an export of its own. */
export type Bank = {
  /** Its name as a member of the network; its mapping in `samples/mappings/` bears the same. */
  readonly member: string
  readonly title: string
  /** Whether its export tells how late an account was, month by month. */
  readonly hasHistory: boolean
  /** Name of its export file. */
  readonly file: string
  /** The bank's own way of numbering; `number` is made of digits, other for each customer or account. */
  readonly customerNumber: (number: string) => string
  readonly accountNumber: (number: string) => string
  /** The export of its accounts as of the day. */
  readonly write: (accounts: readonly Account[], day: CalendarDate) => Buffer
}
