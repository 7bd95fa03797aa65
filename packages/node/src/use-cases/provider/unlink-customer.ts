import { formatInstant, linkStatement, type UnlinkPayload, type UnlinkStatement } from '@goodstanding/core'
import { signStatement } from '@goodstanding/crypto'
import { liveLinksOf, type ProviderLink, subjectOfCustomer } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { openBody } from './open-body.ts'
import { providerParts } from './provider-parts.ts'
import { publishUnlink } from './publish-unlink.ts'

/**
 * Ends a customer's link by the provider's own word, at once. Gives the ids of link and unlink; null where the customer
 * has no live link.
 */
export async function unlinkCustomer(
  node: NodeContext,
  customer: string,
): Promise<{ readonly link: string; readonly unlink: string } | null> {
  const { lookups } = await providerParts(node)
  const subject = await subjectOfCustomer(node.store.db, lookups.customer(customer))
  const [link] = subject === null ? [] : await liveLinksOf(node.store.db, [subject])
  if (link === undefined) return null
  const unlink = await publishUnlink(node, await ownUnlink(node, link))
  return unlink === null ? null : { link: link.link, unlink }
}

/** An unlink that the provider signs. It names the keys that the link was signed under: it knows of no later ones. */
async function ownUnlink(node: NodeContext, { link, subject, enterprise }: ProviderLink): Promise<UnlinkStatement> {
  const made = linkStatement.parse(await openBody(node, link))
  const payload: UnlinkPayload = {
    ...{ kind: 'unlink', provider: node.self.name, subject, enterprise, link },
    ...{ keyState: made.payload.keyState, at: formatInstant(node.clock.now()) },
  }
  const { proofs } = signStatement(payload, [node.keys.statement], node.genesisHash)
  return { payload, proofs: [...proofs] }
}
