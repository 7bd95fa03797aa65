import type { FinishSlot } from '@goodstanding/log'
import type { StoreTransaction } from '@goodstanding/store'
import type { SlotParts } from '../../logs/slot-parts.ts'

/** An access log's slot has no last leaf of its own. */
export function finishAccessSlot(_parts: SlotParts): FinishSlot<StoreTransaction> {
  return async () => null
}
