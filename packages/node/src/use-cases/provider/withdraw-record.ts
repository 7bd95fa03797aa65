import {
  type CalendarDate,
  dateOf,
  formatInstant,
  type Head,
  type IndexedType,
  type Instant,
  indexedUnder,
  type StatementHead,
  type WithdrawalBody,
} from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import { endLeaves, endWithSuccessor, leavesById, withdrawRow } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keyMonthOf } from './keys/retention-keys.ts'
import { leaveDayOfEnded, leavesWithSuccessor } from './leave-day.ts'
import { makeLeaf } from './make-leaf.ts'
import { providerParts } from './provider-parts.ts'
import { queueLeaves } from './queue-leaves.ts'

/**
 * Ends a record for good, by a statement in the record log: its body is not served again, and its row is refused from
 * now on. Gives the withdrawal's id; the same one for a record that is withdrawn already; null where no live record has
 * that id.
 */
export async function withdrawRecord(
  node: NodeContext,
  { record, reason }: { readonly record: string } & WithdrawalBody,
): Promise<string | null> {
  const [leaf] = await leavesById(node.store.db, [record])
  if (leaf === undefined || 'of' in leaf.head) return null
  if (leaf.endedBy !== null) return isWithdrawal(node, leaf.endedBy)
  const now = node.clock.now()
  const today = dateOf(now)
  const leavesOn = leaveDayOfEnded(leaf.leavesOn, today)
  const parts = await providerParts(node)
  const keys = await parts.retentionKeys.keysOf([keyMonthOf(leavesOn, today)])
  const head = withdrawalHead(leaf.head, now, uuidV7(now, node.random(10)))
  const made = makeLeaf({ head, body: { reason }, leavesOn }, { ...node, keys, today })
  return node.store.transaction(async (tx) => {
    // Its row is locked by this: of a withdrawal and a successor at once, the second finds that it stands no more.
    if (!(await withdrawRow(tx, record))) return null
    await queueLeaves(tx, parts, [made])
    const endings = [{ id: record, endedBy: head.id, leavesOn }]
    await (leavesWithSuccessor(head.of) ? endWithSuccessor(tx, endings) : endLeaves(tx, endings))
    return head.id
  })
}

async function isWithdrawal(node: NodeContext, endedBy: string): Promise<string | null> {
  const [ender] = await leavesById(node.store.db, [endedBy])
  return ender?.head.type === 'withdrawal' ? endedBy : null
}

function withdrawalHead(ended: Head, now: Instant, id: string): StatementHead {
  const of: IndexedType = indexedUnder(ended)
  const until: CalendarDate | null = ended.until
  return {
    ...{ type: 'withdrawal', version: 1, id, provider: ended.provider, subject: ended.subject },
    ...{ asOf: dateOf(now), issued: formatInstant(now), until, of, ends: ended.id },
  }
}
