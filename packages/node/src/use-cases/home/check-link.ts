import {
  fail,
  findMember,
  type LinkStatement,
  linkStatement,
  type Network,
  type OpenedLeaf,
  ok,
  type Result,
} from '@goodstanding/core'
import { isSignedBy } from '@goodstanding/crypto'
import { genesisBytes, instantOf, type KeyState, signedByScope } from '@goodstanding/ledger'
import type { HomeLink } from '@goodstanding/store'

/** A link that both sides have signed, from its opened leaf; whether the leaf is in the provider's log, reports say. */
export function checkLink(
  leaf: OpenedLeaf,
  { enterprise, keys, network }: { readonly enterprise: string; readonly keys: KeyState; readonly network: Network },
): Result<HomeLink, 'link_not_signed'> {
  const { head, opened } = leaf
  const parsed = linkStatement.safeParse(opened?.body)
  if (head.type !== 'link' || !parsed.success) return fail('link_not_signed')
  const { payload } = parsed.data
  const isOfHead = payload.provider === head.provider && payload.subject === head.subject
  if (payload.enterprise !== enterprise || !isOfHead || !isSigned(parsed.data, keys, network)) {
    return fail('link_not_signed')
  }
  const { provider, subject, registration } = payload
  const from = instantOf(payload.from)
  return ok({ id: head.id, enterprise, provider, subject, registration, from, leaf, endedAt: null, endedBy: null })
}

function isSigned(link: LinkStatement, keys: KeyState, network: Network): boolean {
  const { payload } = link
  const then = keys.states.find(({ latest }) => latest === payload.keyState)
  const member = findMember(network, payload.provider)
  if (then === undefined || member === undefined) return false
  const byProvider = isSignedBy(link, member.statementKey, genesisBytes(network))
  return byProvider && signedByScope(link, then, 'claim', instantOf(payload.from), network)
}
