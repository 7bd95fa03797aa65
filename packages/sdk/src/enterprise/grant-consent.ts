import { enterpriseLinksContract, grantConsentContract, viewsContract } from '@goodstanding/api'
import type { Network } from '@goodstanding/core'
import { canonicalJson } from '@goodstanding/crypto'
import { GoodstandingError, isRefusal } from '../goodstanding-error.ts'
import type { Client } from '../http/client.ts'
import { type BuiltConsent, buildConsent, type ConsentChoice } from './build-consent.ts'
import { type KeptConsent, keptConsent } from './kept-consent.ts'
import type { EnterpriseKeys } from './new-enterprise.ts'
import { renewRegistrationIfOld } from './renew-registration.ts'

/** What granting needs: the caller of the home node, the keys, and a place that keeps the consent's secrets first. */
export type Granting = {
  readonly client: Client
  readonly keys: EnterpriseKeys
  readonly network: Network
  /**
   * Called before anything leaves this side, since the revocation code and the access key must not be lost, and again in
   * its place when the answer is known.
   */
  readonly keep: (consent: string, kept: KeptConsent) => void
}

export type GrantedByUs = {
  readonly consent: BuiltConsent
  readonly height: number
  readonly delivered: boolean
}

/**
 * Builds a consent over the enterprise's links as they stand, keeps its secrets, and grants it at the home node. A
 * registration that is growing old is renewed first, so that providers take it for as long as may be. A grant in answer
 * to a request that was interrupted is sent again as it was signed, so that there is never a second one.
 */
export async function grantConsent(
  choice: ConsentChoice,
  request: string | null,
  granting: Granting,
): Promise<GrantedByUs> {
  const begun = request === null ? null : unanswered(choice, request, granting.keys)
  if (begun !== null) return send(begun, request, granting)
  const consent = await buildAsLinked(choice, granting)
  const { statement, salt, slices } = consent
  const kept = keptConsent(consent)
  granting.keep(
    statement.payload.id,
    request === null
      ? kept
      : { ...kept, unanswered: { request, choice: canonicalJson(choice), statement, salt, slices } },
  )
  return send(consent, request, granting)
}

async function buildAsLinked(choice: ConsentChoice, granting: Granting): Promise<BuiltConsent> {
  const { client, keys, network } = granting
  const params = { id: keys.enterprise }
  const { links, ...carried } = await client.call(enterpriseLinksContract, { params })
  await renewRegistrationIfOld(carried, granting)
  const { live } = await client.call(viewsContract, { params })
  const { now, random } = client.surroundings
  return buildConsent(choice, { network, keys, links, live, now: now(), random })
}

function unanswered(choice: ConsentChoice, request: string, { consents }: EnterpriseKeys): BuiltConsent | null {
  const found = Object.values(consents).find((kept) => kept.unanswered?.request === request)
  if (found?.unanswered === undefined) return null
  const { code, accessRoot } = found
  const { statement, salt, slices, ...asked } = found.unanswered
  if (asked.choice === canonicalJson(choice)) return { statement, salt, slices, code, accessRoot }
  throw new GoodstandingError(
    'grant_unfinished',
    `Consent ${statement.payload.id} to this request was signed on other terms and may stand: ` +
      'grant it on those terms to learn what became of it; then it can be revoked.',
  )
}

/** The home node takes the same consent any number of times, and answers the same. */
async function send(consent: BuiltConsent, request: string | null, granting: Granting): Promise<GrantedByUs> {
  const { client, keys, keep } = granting
  const { statement, salt, slices } = consent
  const answered = (): void => {
    if (request !== null) keep(statement.payload.id, keptConsent(consent))
  }
  try {
    const body = { statement, salt, slices, request }
    const { height, delivered } = await client.call(grantConsentContract, { params: { id: keys.enterprise }, body })
    answered()
    return { consent, height, delivered }
  } catch (error) {
    if (isRefusal(error)) answered()
    throw error
  }
}
