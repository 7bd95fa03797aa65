import { beginEnterpriseClaimContract, enterpriseClaimContract, enterpriseLinksContract } from '@goodstanding/api'
import type { LinkStatement, Network, OpenedLeaf } from '@goodstanding/core'
import { GoodstandingError, isRefusal } from '../goodstanding-error.ts'
import type { Client } from '../http/client.ts'
import type { EnterpriseKeys } from './new-enterprise.ts'
import { signLink } from './sign-link.ts'

/** What claiming needs: the caller of the home node, the keys, and a place that keeps them. */
export type Claiming = {
  readonly client: Client
  readonly keys: EnterpriseKeys
  readonly network: Network
  /** Called with the signed link among the keys before it is sent, and without it when its answer is known. */
  readonly keep: (keys: EnterpriseKeys) => void
}

export type Claimed = { readonly link: LinkStatement; readonly leaf: OpenedLeaf }

/**
 * Links what a provider has recorded to the enterprise, by the provider's claim code. A code works for one link alone: if
 * the answer was lost the same signed link is sent again, and the provider gives the same answer.
 */
export async function claimRecords(code: string, claiming: Claiming): Promise<Claimed> {
  const typed = code.trim().toLowerCase()
  const begun = claiming.keys.claims?.[typed]
  if (begun !== undefined) {
    try {
      return await send(code, begun, claiming)
    } catch (error) {
      // It never came to be, and is too old by now or of other keys: a new one takes its place.
      if (!isRefusal(error)) throw error
    }
  }
  const link = await signOffered(code, claiming)
  const { keys, keep } = claiming
  keep({ ...keys, claims: { ...keys.claims, [typed]: link } })
  return send(code, link, claiming)
}

async function signOffered(code: string, { client, keys, network }: Claiming): Promise<LinkStatement> {
  const params = { id: keys.enterprise }
  const offer = await client.call(beginEnterpriseClaimContract, { params, body: { code } })
  const { registration: carried } = await client.call(enterpriseLinksContract, { params })
  const registration = offer.registration ?? registrationOf(carried?.registration.opened?.body)
  const { provider, subject, keyState, at } = offer
  return signLink({ provider, subject, registration, keyState, from: at }, keys, network)
}

function registrationOf(body: object | undefined): LinkStatement['payload']['registration'] {
  const { registry, number } = (body ?? {}) as { registry?: string; number?: string }
  if (registry !== undefined && number !== undefined) return { registry, number }
  throw new GoodstandingError(
    'registration_missing',
    'Claim your entry at the company register first, with its own code.',
  )
}

async function send(code: string, link: LinkStatement, { client, keys, keep }: Claiming): Promise<Claimed> {
  const { [code.trim().toLowerCase()]: _, ...others } = keys.claims ?? {}
  const answered = (): void => keep({ ...keys, claims: others })
  try {
    const done = await client.call(enterpriseClaimContract, { params: { id: keys.enterprise }, body: { code, link } })
    answered()
    return { link, leaf: done.link }
  } catch (error) {
    if (isRefusal(error)) answered()
    throw error
  }
}
