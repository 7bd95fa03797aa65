import { addMs, HOUR_MS, type Instant } from '@goodstanding/core'
import {
  leavesById,
  leavesIssuedBefore,
  nextStretch,
  type PlacedLeaf,
  passStretch,
  type WitnessedStretch,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { issueAnew } from './issue-anew.ts'
import { leavingDay } from './leave-day.ts'
import { providerParts } from './provider-parts.ts'

const IN_TIME_MS = 24 * HOUR_MS
const LEAVES_A_STEP_MAX = 500

/**
 * Publishes anew, with the same body, what was witnessed only more than 24 hours after it was issued: nobody could tell
 * it from what was dated back. Says whether there may be more to look at.
 */
export async function reissueLate(node: NodeContext): Promise<boolean> {
  const parts = await providerParts(node)
  const stretch = await nextStretch(node.store.db, parts.records.origin)
  if (stretch === null) return false
  const late = stretch.time === null ? [] : await lateLeaves(node, stretch, addMs(stretch.time, -IN_TIME_MS))
  for (const leaf of late) await issueAnew(node, parts, leaf)
  if (late.length < LEAVES_A_STEP_MAX) await node.store.transaction((tx) => passStretch(tx, stretch.to))
  return true
}

async function lateLeaves(
  node: NodeContext,
  stretch: WitnessedStretch,
  before: Instant,
): Promise<readonly PlacedLeaf[]> {
  const late = { before, on: leavingDay(node.clock.now()), limit: LEAVES_A_STEP_MAX }
  const ids = await node.store.transaction((tx) => leavesIssuedBefore(tx, stretch, late))
  return ids.length === 0 ? [] : leavesById(node.store.db, ids)
}
