import { liveLinksOf, subjectOfCustomer } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { ownUnlink } from './own-unlink.ts'
import { providerParts } from './provider-parts.ts'
import { publishUnlink, type Unlinked } from './publish-unlink.ts'

/** Ends a customer's link by the provider's own word, at once. Null where the customer has no live link. */
export async function unlinkCustomer(node: NodeContext, customer: string): Promise<Unlinked | null> {
  const { lookups } = await providerParts(node)
  const subject = await subjectOfCustomer(node.store.db, lookups.customer(customer))
  if (subject === null) return null
  const find = async () => (await liveLinksOf(node.store.db, [subject]))[0] ?? null
  return publishUnlink(node, find, (link) => ownUnlink(node, link))
}
