import { type AnswerOf, LINKS_ASKED_MAX, linkStatesContract } from '@goodstanding/api'
import { findMember, linkStatement, type Network, type OpenedLeaf, type UnlinkStatement } from '@goodstanding/core'
import { canonicalJson, isSignedBy } from '@goodstanding/crypto'
import { genesisBytes, instantOf, type KeyState, signedByScope } from '@goodstanding/ledger'
import {
  dropHomeRegistration,
  endHomeLink,
  type HomeLink,
  homeLinks,
  type LinkEnder,
  renewHomeLink,
} from '@goodstanding/store'
import { PeerProblem, PeerUnavailable } from '../../clients/peer-error.ts'
import type { NodeContext } from '../../node-context.ts'
import { checkLink } from './check-link.ts'
import { keysOfCaller } from './home-ledger.ts'

type States = AnswerOf<typeof linkStatesContract>['body']['states']

/** What became of a link that is kept: the id and leaf that it has now, and whose word ended it. */
type Followed = { readonly kept: HomeLink; readonly now: HomeLink; readonly endedBy: LinkEnder | null }

/**
 * Asks the providers, side by side, what became of an enterprise's live links. Those that have ended there by a signed
 * statement end here, and those that were published anew go on under their new leaf. A provider that does not answer, or
 * shows nothing signed, changes nothing.
 */
export async function followLinks(node: NodeContext, enterprise: string): Promise<void> {
  const live = (await homeLinks(node.store.db, enterprise)).filter(({ endedAt }) => endedAt === null)
  if (live.length === 0) return
  const { state } = await keysOfCaller(node, enterprise)
  const groups = [...Map.groupBy(live, ({ provider }) => provider).values()]
  await Promise.all(groups.map((links) => followAt(node, state, links)))
}

async function followAt(node: NodeContext, keys: KeyState, links: readonly HomeLink[]): Promise<void> {
  const states = new Map((await askStates(node, links)).map((state) => [state.link, state]))
  const rule = { keys, network: node.network }
  const followed = links.flatMap((kept): Followed[] => {
    const state = states.get(kept.id)
    if (state === undefined) return []
    const now = renewed(state.anew, kept, rule)
    return [{ kept, now, endedBy: enderOf(state.unlink, now, rule) }]
  })
  const at = node.clock.now()
  await node.store.transaction(async (tx) => {
    for (const { kept, now, endedBy: by } of followed) {
      if (now.id !== kept.id) await renewHomeLink(tx, kept.id, now)
      if (by === null) continue
      await endHomeLink(tx, now.id, { at, by })
      await dropHomeRegistration(tx, now.id)
    }
  })
}

async function askStates(node: NodeContext, links: readonly HomeLink[]): Promise<States> {
  const [first] = links
  if (first === undefined) return []
  const asked = links.slice(0, LINKS_ASKED_MAX).map(({ id, subject }) => ({ link: id, subject }))
  try {
    const { body } = await node.peers.call(first.provider, linkStatesContract, { body: { links: asked } })
    return body.states
  } catch (error) {
    if (error instanceof PeerProblem || error instanceof PeerUnavailable) return []
    throw error
  }
}

/** The link under its new leaf, which must hold the same statement; as it was kept where it does not. */
function renewed(anew: OpenedLeaf | null, kept: HomeLink, { keys, network }: Rule): HomeLink {
  const checked = anew === null ? null : checkLink(anew, { enterprise: kept.enterprise, keys, network })
  if (!checked?.ok) return kept
  return saidBy(checked.value) === saidBy(kept) ? checked.value : kept
}

function saidBy({ leaf }: HomeLink): string {
  return canonicalJson(linkStatement.parse(leaf.opened?.body).payload)
}

type Rule = { readonly keys: KeyState; readonly network: Network }

/** Whose word ended the link; null where the statement is of another link or signed by neither. */
function enderOf(
  unlink: UnlinkStatement | null,
  { id, provider, subject, enterprise }: HomeLink,
  { keys, network }: Rule,
): LinkEnder | null {
  if (unlink === null) return null
  const { payload } = unlink
  const isOfLink = payload.link === id && payload.provider === provider && payload.subject === subject
  if (!isOfLink || payload.enterprise !== enterprise) return null
  const member = findMember(network, provider)
  if (member !== undefined && isSignedBy(unlink, member.statementKey, genesisBytes(network))) return 'provider'
  const then = keys.states.find(({ latest }) => latest === payload.keyState)
  const isByEnterprise = then !== undefined && signedByScope(unlink, then, 'claim', instantOf(payload.at), network)
  return isByEnterprise ? 'enterprise' : null
}
