import { type EnterpriseLink, enterpriseLinksContract, grantConsentContract, viewsContract } from '@goodstanding/api'
import type { Network } from '@goodstanding/core'
import type { Client } from '../http/client.ts'
import { type BuiltConsent, buildConsent, type ConsentChoice } from './build-consent.ts'
import type { EnterpriseKeys } from './new-enterprise.ts'
import { renewRegistrationIfOld } from './renew-registration.ts'

/** What granting needs: the caller of the home node, the keys, and a place that keeps the consent's secrets first. */
export type Granting = {
  readonly client: Client
  readonly keys: EnterpriseKeys
  readonly network: Network
  /** Called before anything leaves this side: the revocation code and the access key must not be lost. */
  readonly keep: (consent: BuiltConsent) => void
}

export type GrantedByUs = {
  readonly consent: BuiltConsent
  readonly links: readonly EnterpriseLink[]
  readonly height: number
  readonly delivered: boolean
}

/**
 * Builds a consent over the enterprise's links as they stand, keeps its secrets, and grants it at the home node. A
 * registration that is growing old is renewed first, so that providers take it for as long as may be.
 */
export async function grantConsent(
  choice: ConsentChoice,
  request: string | null,
  granting: Granting,
): Promise<GrantedByUs> {
  const { client, keys, network, keep } = granting
  const params = { id: keys.enterprise }
  const { links, ...carried } = await client.call(enterpriseLinksContract, { params })
  await renewRegistrationIfOld(carried, granting)
  const { live } = await client.call(viewsContract, { params })
  const { now, random } = client.surroundings
  const consent = buildConsent(choice, { network, keys, links, live, now: now(), random })
  keep(consent)
  const body = { statement: consent.statement, salt: consent.salt, slices: consent.slices, request }
  const { height, delivered } = await client.call(grantConsentContract, { params, body })
  return { consent, links, height, delivered }
}
