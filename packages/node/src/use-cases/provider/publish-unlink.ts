import { dateOf, formatInstant, type Instant, type StatementHead, type UnlinkStatement } from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import { endLeaves, endLink } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keyMonthOf } from './keys/retention-keys.ts'
import { leaveDayOfEnded } from './leave-day.ts'
import { makeLeaf } from './make-leaf.ts'
import { providerParts } from './provider-parts.ts'
import { queueLeaves } from './queue-leaves.ts'

/**
 * Publishes an unlink whose right to end the link was checked: from the commit on its subject is not read. Gives the id
 * of its head; null where the link has ended meanwhile.
 */
export async function publishUnlink(node: NodeContext, unlink: UnlinkStatement): Promise<string | null> {
  const { link } = unlink.payload
  const now = node.clock.now()
  const today = dateOf(now)
  const leavesOn = leaveDayOfEnded(null, today)
  const parts = await providerParts(node)
  const keys = await parts.retentionKeys.keysOf([keyMonthOf(leavesOn, today)])
  const head = unlinkHead(node, unlink, now)
  const leaf = makeLeaf({ head, body: unlink, leavesOn }, { ...node, keys, today })
  return node.store.transaction(async (tx) => {
    if (!(await endLink(tx, link, head.id))) return null
    await queueLeaves(tx, parts, [leaf])
    await endLeaves(tx, [{ id: link, endedBy: head.id, leavesOn }])
    return head.id
  })
}

function unlinkHead(node: NodeContext, { payload: { link, subject } }: UnlinkStatement, now: Instant): StatementHead {
  return {
    ...{ type: 'unlink', version: 1, id: uuidV7(now, node.random(10)), provider: node.self.name, subject },
    ...{ asOf: dateOf(now), issued: formatInstant(now), until: null, of: 'link', ends: link },
  }
}
