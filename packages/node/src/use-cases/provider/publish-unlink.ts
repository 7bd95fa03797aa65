import { dateOf, formatInstant, type Instant, type StatementHead, type UnlinkStatement } from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import { endLeaves, endLink, type ProviderLink } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keyMonthOf } from './keys/retention-keys.ts'
import { leaveDayOfEnded } from './leave-day.ts'
import { makeLeaf } from './make-leaf.ts'
import { providerParts } from './provider-parts.ts'
import { queueLeaves } from './queue-leaves.ts'

/** The ids of a link that has ended and of what ended it. */
export type Unlinked = { readonly link: string; readonly unlink: string }

/**
 * Ends a link by the unlink that `statementOf` makes of it; whose right that is was checked before. From the commit on
 * its subject is not read. `find` gives the live link, and is asked again where that has ended or got another id
 * meanwhile. Null where there is none.
 */
export async function publishUnlink(
  node: NodeContext,
  find: () => Promise<ProviderLink | null>,
  statementOf: (link: ProviderLink) => Promise<UnlinkStatement>,
): Promise<Unlinked | null> {
  for (;;) {
    const link = await find()
    if (link === null) return null
    const unlink = await commitUnlink(node, await statementOf(link))
    if (unlink !== null) return { link: link.link, unlink }
  }
}

async function commitUnlink(node: NodeContext, unlink: UnlinkStatement): Promise<string | null> {
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
