import {
  type HomeLink,
  type HomeRegistration,
  homeRegistration,
  keepHomeLink,
  lockHomeEnterprise,
  putHomeRegistration,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { takesPlaceOf } from './check-registration.ts'

/** Keeps links and a registration that were checked, in one transaction. Whether the registration took its place. */
export async function keepLinks(
  node: NodeContext,
  enterprise: string,
  given: { readonly links: readonly HomeLink[]; readonly registration: HomeRegistration | null },
): Promise<boolean> {
  return node.store.transaction(async (tx) => {
    await lockHomeEnterprise(tx, enterprise)
    for (const link of given.links) await keepHomeLink(tx, link)
    const { registration } = given
    if (registration === null) return false
    if (!takesPlaceOf(registration, await homeRegistration(tx, enterprise))) return false
    await putHomeRegistration(tx, registration)
    return true
  })
}
