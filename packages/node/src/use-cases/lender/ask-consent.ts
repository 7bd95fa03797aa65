import { type ConsentRequest, isProblemCode, type ProblemCode, requestConsentContract } from '@goodstanding/api'
import { fail, findMember, ok, type Result } from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import { deleteLenderRequest, insertLenderRequest } from '@goodstanding/store'
import { PeerProblem } from '../../clients/peer-error.ts'
import type { NodeContext } from '../../node-context.ts'
import { type AskedTerms, consentTerms } from './consent-terms.ts'
import { ledgerCopy } from './ledger-copy.ts'

/** A request that is in the enterprise's inbox, and at which home node. */
export type AskedConsent = { readonly request: ConsentRequest; readonly home: string }

/**
 * Asks an enterprise for its consent through the home node that its key history names on the own copy of the ledger. The
 * request is remembered before it is sent; one that the home node has not taken is forgotten.
 */
export async function askConsent(node: NodeContext, asked: AskedTerms): Promise<Result<AskedConsent, ProblemCode>> {
  const now = node.clock.now()
  const terms = consentTerms(asked, { id: uuidV7(now, node.random(10)), now })
  if (!terms.ok) return terms
  const home = await homeOf(node, asked.enterprise)
  if (!home.ok) return home
  const request = terms.value
  const { id, enterprise, purpose } = request
  await node.store.transaction((tx) =>
    insertLenderRequest(tx, {
      ...{ id, enterprise, purpose, home: home.value, request: JSON.stringify(request), askedAt: now },
    }),
  )
  const refusal = await send(node, home.value, request)
  return refusal === null ? ok({ request, home: home.value }) : fail(refusal)
}

/** The member that keeps the enterprise's inbox, as the newest key operation on the ledger says. */
async function homeOf(node: NodeContext, enterprise: string): Promise<Result<string, ProblemCode>> {
  const replica = ledgerCopy(node)
  await replica.catchUp()
  const home = replica.enterprise(enterprise)?.payload.home
  if (home === undefined) return fail('enterprise_not_found')
  const isHome = findMember(node.network, home)?.roles.includes('home') ?? false
  return isHome ? ok(home) : fail('enterprise_home_unknown')
}

/** Null where the home node has taken it, or its refusal. */
async function send(node: NodeContext, home: string, request: ConsentRequest): Promise<ProblemCode | null> {
  try {
    await node.peers.call(home, requestConsentContract, { body: request })
    return null
  } catch (error) {
    await node.store.transaction((tx) => deleteLenderRequest(tx, request.id))
    if (error instanceof PeerProblem && error.problem.status < 500 && isProblemCode(error.code)) return error.code
    throw error
  }
}
