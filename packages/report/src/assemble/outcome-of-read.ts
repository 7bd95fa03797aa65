import {
  findMember,
  formatInstant,
  type Instant,
  type Network,
  type ReadAnswerStatement,
  type ReadRefusalStatement,
  type ReadRequestStatement,
  type ReportOutcome,
} from '@goodstanding/core'
import { fromHex, isSignedBy, statementDigest, toHex } from '@goodstanding/crypto'

/** What a provider's node sent back: an answer or a refusal, of the right form and nothing more known of it. */
export type ReadReply =
  | { readonly kind: 'answered'; readonly answer: ReadAnswerStatement }
  | { readonly kind: 'refused'; readonly refusal: ReadRefusalStatement }

/**
 * How a reply stands in a report. What the provider has not signed as its reply to this very request is no evidence of
 * anything and stands as `silent`; what it has signed stands as it is, also where it does not verify.
 */
export function outcomeOfRead(
  reply: ReadReply,
  { request, network, at }: { readonly request: ReadRequestStatement; readonly network: Network; readonly at: Instant },
): ReportOutcome {
  const genesis = fromHex(network.genesisHash)
  const { provider } = request.payload
  const key = findMember(network, provider)?.statementKey
  const statement = reply.kind === 'answered' ? reply.answer : reply.refusal
  const isItsOwn =
    key !== undefined &&
    statement.payload.provider === provider &&
    statement.payload.request === toHex(statementDigest(request.payload, genesis)) &&
    isSignedBy(statement, key, genesis)
  return isItsOwn ? reply : { kind: 'silent', at: formatInstant(at), reason: 'invalid_answer' }
}
