import { logOrigin } from '@goodstanding/core'
import { encodeLogEntry, type FinishSlot } from '@goodstanding/log'
import {
  forgetSlotsBefore,
  insertIndexSlot,
  leaveIndex,
  newestIndexSlot,
  newestWitnessedSlot,
  placeLeaves,
  type StoreTransaction,
} from '@goodstanding/store'
import type { SlotParts } from '../../logs/slot-parts.ts'
import { leavingDay } from './leave-day.ts'
import { updateIndex } from './update-index.ts'

/** At most so many positions leave the index in one slot; the next slot takes the others. */
const LEAVING_MAX = 5_000

/**
 * Ends each slot of the record log with the root of the index: its leaves enter their lists, and what is due leaves
 * them. Lists and pages of the newest witnessed slot are kept beside the new ones, since answers are read from there.
 */
export function finishRecordSlot({ network, self, clock, random }: SlotParts): FinishSlot<StoreTransaction> {
  const origin = logOrigin(network, 'records', self.name)
  return async (tx, appended) => {
    const before = await newestIndexSlot(tx)
    const size = (before?.size ?? 0) + appended.length + 1
    const came = await placeLeaves(tx, appended)
    const left = await leaveIndex(tx, { size, on: leavingDay(clock.now()), limit: LEAVING_MAX })
    const root = await updateIndex(tx, before, { size, came, left }, { network, random })
    await insertIndexSlot(tx, { size, root })
    const witnessed = await newestWitnessedSlot(tx, origin)
    if (witnessed !== null) await forgetSlotsBefore(tx, witnessed.size)
    return encodeLogEntry({ kind: 'index_root', root })
  }
}
