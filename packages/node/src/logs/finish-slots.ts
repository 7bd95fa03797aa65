import type { LogKind } from '@goodstanding/core'
import type { FinishSlot } from '@goodstanding/log'
import type { StoreTransaction } from '@goodstanding/store'
import { finishAccessSlot } from '../use-cases/provider/finish-access-slot.ts'
import { finishRecordSlot } from '../use-cases/provider/finish-record-slot.ts'
import type { SlotParts } from './slot-parts.ts'

/** What each log's slot writes beside its entries, and the leaf that ends it. Headers need neither. */
export function slotFinishers(parts: SlotParts): { readonly [K in LogKind]: FinishSlot<StoreTransaction> } {
  return {
    records: finishRecordSlot(parts),
    access: finishAccessSlot(parts),
    headers: async () => null,
  }
}
