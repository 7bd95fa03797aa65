import { endConsentContract } from '@goodstanding/api'
import { endReceivedConsent } from '../../use-cases/lender/end-received-consent.ts'
import { endConsent } from '../../use-cases/provider/end-consent.ts'
import type { Route } from '../route.ts'

/** POST /v1/consents/end: a member that is both provider and reader ends it as both. */
export const endConsentRoute: Route<typeof endConsentContract> = {
  contract: endConsentContract,
  async handle({ body, node }) {
    const { roles } = node.self
    if (roles.includes('provider') || roles.includes('registrar')) await endConsent(node, body.code)
    if (roles.includes('lender')) await endReceivedConsent(node, body.code)
    return { status: 204, body: undefined }
  },
}
