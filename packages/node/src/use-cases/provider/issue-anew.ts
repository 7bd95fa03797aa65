import { dateOf, formatInstant, type Head, type RecordHead, type StatementHead } from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import {
  endLeaves,
  endWithSuccessor,
  leaveOn,
  type PlacedLeaf,
  renameLink,
  renameRow,
  replaceStatement,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keyMonthOf } from './keys/retention-keys.ts'
import { leaveDayOfEnded, leavesWithSuccessor, leavingDay } from './leave-day.ts'
import { listRoom } from './list-room.ts'
import { makeLeaf, type NewLeaf, unsealOpening } from './make-leaf.ts'
import type { ProviderParts } from './provider-parts.ts'
import { queueLeaves } from './queue-leaves.ts'

/**
 * Publishes a leaf anew that was witnessed too late, with the same body. A record supersedes the late one, whose body is
 * then shown no more. A statement's body is always shown, so the late one leaves the index as the new one comes.
 */
export async function issueAnew(node: NodeContext, parts: ProviderParts, leaf: PlacedLeaf): Promise<void> {
  const { head } = leaf
  const now = node.clock.now()
  const issued = { id: uuidV7(now, node.random(10)), issued: formatInstant(now) }
  if (!('of' in head)) return recordAnew(node, parts, leaf, { ...head, ...issued, supersedes: head.id })
  if (leaf.endedBy !== null) return leaveNow(node, leaf)
  await statementAnew(node, parts, leaf, { ...head, ...issued, asOf: dateOf(now) })
}

async function recordAnew(node: NodeContext, parts: ProviderParts, late: PlacedLeaf, head: RecordHead): Promise<void> {
  const made = await leafAnew(node, parts, late, head)
  if (made === null) return
  const isWith = leavesWithSuccessor(head.type)
  const leavesOn = isWith ? late.leavesOn : leaveDayOfEnded(null, dateOf(made.issued))
  const endings = [{ id: late.head.id, endedBy: head.id, leavesOn }]
  await node.store.transaction(async (tx) => {
    // In a full list the late record stays: the list that could not be answered would be worse.
    const room = await listRoom(tx, [{ subject: head.subject, listedUnder: head.type }])
    if (!room({ subject: head.subject, listedUnder: head.type }, 'superseding')) return
    // A row that a batch or a withdrawal has ended meanwhile is theirs.
    if (!(await renameRow(tx, late.head.id, head.id))) return
    await queueLeaves(tx, parts, [made])
    await (isWith ? endWithSuccessor(tx, endings) : endLeaves(tx, endings))
  })
}

async function statementAnew(
  node: NodeContext,
  parts: ProviderParts,
  late: PlacedLeaf,
  head: StatementHead,
): Promise<void> {
  const made = await leafAnew(node, parts, late, head)
  if (made === null) return
  const reissue = { type: head.type, earlier: late.head.id, anew: head.id }
  const isIssued = await node.store.transaction(async (tx) => {
    if (!(await renameLink(tx, reissue))) return false
    await queueLeaves(tx, parts, [made])
    await replaceStatement(tx, { ...reissue, on: leavingDay(made.issued) })
    return true
  })
  if (!isIssued) await leaveNow(node, late)
}

/** A link that was ended before it was seen to be late: nobody needs it any more. */
async function leaveNow({ store, clock }: NodeContext, { head }: PlacedLeaf): Promise<void> {
  await store.transaction((tx) => leaveOn(tx, head.id, leavingDay(clock.now())))
}

async function leafAnew(
  node: NodeContext,
  { retentionKeys }: ProviderParts,
  late: PlacedLeaf,
  head: Head,
): Promise<NewLeaf | null> {
  const today = dateOf(node.clock.now())
  const keys = await retentionKeys.keysOf([late.keyMonth, keyMonthOf(late.leavesOn, today)])
  const { opened } = unsealOpening(late.sealed, late.head.id, keys(late.keyMonth))
  return opened && makeLeaf({ head, body: opened.body, leavesOn: late.leavesOn }, { ...node, keys, today })
}
