import type { LogKind, Member, Network } from '@goodstanding/core'
import type { FinishSlot } from '@goodstanding/log'
import type { MemberStore, StoreTransaction } from '@goodstanding/store'
import type { Clock } from '../clock.ts'
import type { Random } from '../random.ts'
import { finishAccessSlot } from '../use-cases/provider/finish-access-slot.ts'
import { finishRecordSlot } from '../use-cases/provider/finish-record-slot.ts'

/** What finishing a slot may use; it runs inside the slot's own transaction, so it must not wait for the network. */
export type SlotParts = {
  readonly network: Network
  readonly self: Member
  readonly store: MemberStore
  readonly clock: Clock
  readonly random: Random
}

/** What each log's slot writes beside its entries, and the leaf that ends it. Headers need neither. */
export function slotFinishers(parts: SlotParts): { readonly [K in LogKind]: FinishSlot<StoreTransaction> } {
  return {
    records: finishRecordSlot(parts),
    access: finishAccessSlot(parts),
    headers: async () => null,
  }
}
