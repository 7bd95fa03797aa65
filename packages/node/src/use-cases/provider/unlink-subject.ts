import type { BodyOf, unlinkContract } from '@goodstanding/api'
import { type ClaimRefusal, fail, ok, type Result } from '@goodstanding/core'
import { instantOf, signedByScope } from '@goodstanding/ledger'
import { liveLinkById } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { currentKeys } from './judge-claim.ts'
import { ownUnlink } from './own-unlink.ts'
import { publishUnlink } from './publish-unlink.ts'

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
  const published = await publishUnlink(
    node,
    () => liveLinkById(node.store.db, payload.link),
    // The enterprise may not know yet that its link was published anew: it is ended by the provider on its word.
    async (found) => (found.link === payload.link ? unlink : ownUnlink(node, found)),
  )
  return published === null ? fail('not_found') : ok(published.unlink)
}
