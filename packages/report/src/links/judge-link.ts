import { findMember, type LinkPayload, type LinkStatement, type Network } from '@goodstanding/core'
import { type Bytes, isSignedBy } from '@goodstanding/crypto'
import { instantOf, type KeyState, signedByScope } from '@goodstanding/ledger'

/** Why a link does not make a provider's subject this enterprise. */
export type LinkFault =
  | 'link_of_another_enterprise'
  | 'link_of_another_subject'
  | 'link_not_signed_by_provider'
  | 'link_key_state_unknown'
  | 'link_not_signed_by_enterprise'

/** What links are judged against. */
export type LinkRule = { readonly network: Network; readonly genesis: Bytes; readonly keyState: KeyState }

/** Of whom the link must be. */
export type LinkOf = Pick<LinkPayload, 'provider' | 'subject'>

/**
 * The first rule that a link breaks, or null: it names this enterprise and subject, the provider signed it, and so did
 * enough `claim` signers of the key state that it names.
 */
export function judgeLink(
  link: LinkStatement,
  { provider, subject }: LinkOf,
  { network, genesis, keyState }: LinkRule,
): LinkFault | null {
  const { payload } = link
  if (payload.enterprise !== keyState.enterprise) return 'link_of_another_enterprise'
  if (payload.provider !== provider || payload.subject !== subject) return 'link_of_another_subject'
  const member = findMember(network, provider)
  if (member === undefined || !isSignedBy(link, member.statementKey, genesis)) return 'link_not_signed_by_provider'
  const then = keyState.states.find(({ latest }) => latest === payload.keyState)
  if (then === undefined) return 'link_key_state_unknown'
  const isSigned = signedByScope(link, then, 'claim', instantOf(payload.from), network)
  return isSigned ? null : 'link_not_signed_by_enterprise'
}
