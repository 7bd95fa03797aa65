import type { LogWriter } from '@goodstanding/log'
import type { StoreTransaction } from '@goodstanding/store'

/** A log of this member; its entries are queued in the store's own transactions. */
export type MemberLog = LogWriter<StoreTransaction>

/** The logs that this member writes; null where its roles give it none. What is queued is published by itself soon. */
export type MemberLogs = {
  readonly records: MemberLog | null
  readonly access: MemberLog | null
  readonly headers: MemberLog | null
}
