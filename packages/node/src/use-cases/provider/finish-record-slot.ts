import { encodeLogEntry, type FinishSlot } from '@goodstanding/log'
import type { StoreTransaction } from '@goodstanding/store'
import type { SlotParts } from '../../logs/slot-parts.ts'

/** Root of an index that holds nothing (docs/protocol/maps.md). */
const EMPTY_INDEX_ROOT = new Uint8Array(32)

/** Ends each slot of the record log with the root of the index. */
export function finishRecordSlot(_parts: SlotParts): FinishSlot<StoreTransaction> {
  return async () => encodeLogEntry({ kind: 'index_root', root: EMPTY_INDEX_ROOT })
}
