import type { Instant } from '@goodstanding/core'
import { revocationHash } from '@goodstanding/ledger'
import { type HomeConsent, homeConsentByHash, homeConsentRevoked, putHomeMessage } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/**
 * Notes that a code has ended a consent on the ledger: from now on its reader and every provider of its slices are told.
 * Whether it is a consent of this home node that was not known to be over.
 */
export async function consentRevoked(node: NodeContext, code: string, at: Instant): Promise<boolean> {
  if (!node.self.roles.includes('home')) return false
  const consent = await homeConsentByHash(node.store.db, revocationHash(code, node.network))
  if (consent === null) return false
  const dueAt = node.clock.now()
  return node.store.transaction(async (tx) => {
    if (!(await homeConsentRevoked(tx, consent.id, { at, code }))) return false
    for (const member of membersToTell(consent)) {
      await putHomeMessage(tx, { consent: consent.id, member, kind: 'end', dueAt })
    }
    return true
  })
}

function membersToTell({ reader, enterprise, slices }: HomeConsent): ReadonlySet<string> {
  const providers = slices.map(({ slice }) => slice.provider)
  return new Set(reader === enterprise ? providers : [reader, ...providers])
}
