import type { FinishSlot } from '@goodstanding/log'
import { placeReads, type StoreTransaction } from '@goodstanding/store'
import type { SlotParts } from '../../logs/slot-parts.ts'

/** Tells each read where its entry stands. An access log's slot has no last leaf of its own. */
export function finishAccessSlot(_parts: SlotParts): FinishSlot<StoreTransaction> {
  return async (tx, appended) => {
    await placeReads(tx, appended)
    return null
  }
}
