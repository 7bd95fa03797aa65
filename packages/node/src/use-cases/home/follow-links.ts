import { LINKS_ASKED_MAX, linkStatesContract } from '@goodstanding/api'
import { findMember, type Network, type UnlinkStatement } from '@goodstanding/core'
import { isSignedBy } from '@goodstanding/crypto'
import { genesisBytes, instantOf, type KeyState, signedByScope } from '@goodstanding/ledger'
import { dropHomeRegistration, endHomeLink, type HomeLink, homeLinks, type LinkEnder } from '@goodstanding/store'
import { PeerProblem, PeerUnavailable } from '../../clients/peer-error.ts'
import type { NodeContext } from '../../node-context.ts'
import { keysOfCaller } from './home-ledger.ts'

/**
 * Asks the providers, side by side, what became of an enterprise's live links, and ends here those that have ended there
 * by a signed statement. A provider that does not answer, or shows nothing signed, changes nothing.
 */
export async function followLinks(node: NodeContext, enterprise: string): Promise<void> {
  const live = (await homeLinks(node.store.db, enterprise)).filter(({ endedAt }) => endedAt === null)
  if (live.length === 0) return
  const { state } = await keysOfCaller(node, enterprise)
  const groups = [...Map.groupBy(live, ({ provider }) => provider).values()]
  await Promise.all(groups.map((links) => followAt(node, state, links)))
}

async function followAt(node: NodeContext, keys: KeyState, links: readonly HomeLink[]): Promise<void> {
  const unlinks = await askStates(node, links)
  const ended = links.flatMap((link) => {
    const unlink = unlinks.get(link.id)
    const by = unlink === undefined ? null : enderOf(unlink, link, { keys, network: node.network })
    return by === null ? [] : [{ link, by }]
  })
  if (ended.length === 0) return
  await node.store.transaction(async (tx) => {
    for (const { link, by } of ended) {
      await endHomeLink(tx, link.id, { at: node.clock.now(), by })
      await dropHomeRegistration(tx, link.id)
    }
  })
}

async function askStates(node: NodeContext, links: readonly HomeLink[]): Promise<ReadonlyMap<string, UnlinkStatement>> {
  const [first] = links
  if (first === undefined) return new Map()
  const asked = links.slice(0, LINKS_ASKED_MAX).map(({ id, subject }) => ({ link: id, subject }))
  try {
    const { body } = await node.peers.call(first.provider, linkStatesContract, { body: { links: asked } })
    return new Map(body.states.map(({ link, unlink }) => [link, unlink]))
  } catch (error) {
    if (error instanceof PeerProblem || error instanceof PeerUnavailable) return new Map()
    throw error
  }
}

/** Whose word ended the link; null where the statement is of another link or signed by neither. */
function enderOf(
  unlink: UnlinkStatement,
  { id, provider, subject, enterprise }: HomeLink,
  { keys, network }: { readonly keys: KeyState; readonly network: Network },
): LinkEnder | null {
  const { payload } = unlink
  const isOfLink = payload.link === id && payload.provider === provider && payload.subject === subject
  if (!isOfLink || payload.enterprise !== enterprise) return null
  const member = findMember(network, provider)
  if (member !== undefined && isSignedBy(unlink, member.statementKey, genesisBytes(network))) return 'provider'
  const then = keys.states.find(({ latest }) => latest === payload.keyState)
  const isByEnterprise = then !== undefined && signedByScope(unlink, then, 'claim', instantOf(payload.at), network)
  return isByEnterprise ? 'enterprise' : null
}
