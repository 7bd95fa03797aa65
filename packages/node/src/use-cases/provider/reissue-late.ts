import { addMs, dateOf, formatInstant, type Head, HOUR_MS, type Instant } from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import {
  endLeaves,
  endWithSuccessor,
  leavesById,
  leavesIssuedBefore,
  nextStretch,
  type PlacedLeaf,
  passStretch,
  renameRow,
  type WitnessedStretch,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keyMonthOf } from './keys/retention-keys.ts'
import { leaveDayOfEnded, leavesWithSuccessor } from './leave-day.ts'
import { makeLeaf, unsealOpening } from './make-leaf.ts'
import { type ProviderParts, providerParts } from './provider-parts.ts'
import { queueLeaves } from './queue-leaves.ts'

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
  const late = stretch.time === null ? [] : await lateRecords(node, stretch, addMs(stretch.time, -IN_TIME_MS))
  for (const leaf of late) await reissue(node, parts, leaf)
  if (late.length < LEAVES_A_STEP_MAX) await node.store.transaction((tx) => passStretch(tx, stretch.to))
  return true
}

async function lateRecords(
  node: NodeContext,
  stretch: WitnessedStretch,
  before: Instant,
): Promise<readonly PlacedLeaf[]> {
  const ids = await node.store.transaction((tx) => leavesIssuedBefore(tx, stretch, before, LEAVES_A_STEP_MAX))
  return ids.length === 0 ? [] : leavesById(node.store.db, ids)
}

async function reissue(node: NodeContext, parts: ProviderParts, leaf: PlacedLeaf): Promise<void> {
  const now = node.clock.now()
  const today = dateOf(now)
  const keys = await parts.retentionKeys.keysOf([leaf.keyMonth, keyMonthOf(leaf.leavesOn, today)])
  const { opened } = unsealOpening(leaf.sealed, leaf.head.id, keys(leaf.keyMonth))
  if (opened === null || 'of' in leaf.head) return
  const head: Head = {
    ...leaf.head,
    ...{ id: uuidV7(now, node.random(10)), issued: formatInstant(now), supersedes: leaf.head.id },
  }
  const made = makeLeaf({ head, body: opened.body, leavesOn: leaf.leavesOn }, { ...node, keys, today })
  const isWith = leavesWithSuccessor(leaf.head.type)
  const leavesOn = isWith ? leaf.leavesOn : leaveDayOfEnded(null, today)
  const endings = [{ id: leaf.head.id, endedBy: head.id, leavesOn }]
  await node.store.transaction(async (tx) => {
    // A row that a batch or a withdrawal has ended meanwhile is theirs.
    if (!(await renameRow(tx, leaf.head.id, head.id))) return
    await queueLeaves(tx, parts, [made])
    await (isWith ? endWithSuccessor(tx, endings) : endLeaves(tx, endings))
  })
}
