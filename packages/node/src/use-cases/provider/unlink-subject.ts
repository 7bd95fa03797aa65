import type { BodyOf, unlinkContract } from '@goodstanding/api'
import {
  type ClaimRefusal,
  dateOf,
  fail,
  formatInstant,
  type Instant,
  ok,
  type Result,
  type StatementHead,
} from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import { instantOf, signedByScope } from '@goodstanding/ledger'
import { endLeaves, endLink, liveLinkById } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { currentKeys } from './judge-claim.ts'
import { keyMonthOf } from './keys/retention-keys.ts'
import { leaveDayOfEnded } from './leave-day.ts'
import { makeLeaf } from './make-leaf.ts'
import { providerParts } from './provider-parts.ts'
import { queueLeaves } from './queue-leaves.ts'

export type Unlinking = BodyOf<typeof unlinkContract>

/** Ends a link by the word of its enterprise, at once: from now on its subject is not read. Gives the unlink's id. */
export async function unlinkSubject(
  node: NodeContext,
  { unlink, keyHistory, keyStaple }: Unlinking,
): Promise<Result<string, ClaimRefusal | 'not_found'>> {
  const { payload } = unlink
  const now = node.clock.now()
  const link = await liveLinkById(node.store.db, payload.link)
  if (link === null || payload.provider !== node.self.name) return fail('not_found')
  if (link.enterprise !== payload.enterprise || link.subject !== payload.subject) return fail('not_found')
  const keys = currentKeys(payload, { keyHistory, keyStaple, network: node.network, now })
  if (!keys.ok) return keys
  if (!signedByScope(unlink, keys.value, 'claim', instantOf(payload.at), node.network)) {
    return fail('claim_signature_invalid')
  }
  const today = dateOf(now)
  const leavesOn = leaveDayOfEnded(null, today)
  const parts = await providerParts(node)
  const monthKeys = await parts.retentionKeys.keysOf([keyMonthOf(leavesOn, today)])
  const head = unlinkHead(node, payload, now)
  const leaf = makeLeaf({ head, body: unlink, leavesOn }, { ...node, keys: monthKeys, today })
  return node.store.transaction(async (tx) => {
    if (!(await endLink(tx, payload.link, head.id))) return fail('not_found')
    await queueLeaves(tx, parts, [leaf])
    await endLeaves(tx, [{ id: payload.link, endedBy: head.id, leavesOn }])
    return ok(head.id)
  })
}

function unlinkHead(node: NodeContext, { link, subject }: Unlinking['unlink']['payload'], now: Instant): StatementHead {
  return {
    ...{ type: 'unlink', version: 1, id: uuidV7(now, node.random(10)), provider: node.self.name, subject },
    ...{ asOf: dateOf(now), issued: formatInstant(now), until: null, of: 'link', ends: link },
  }
}
