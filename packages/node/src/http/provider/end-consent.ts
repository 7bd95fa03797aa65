import { endConsentContract } from '@goodstanding/api'
import { endConsent } from '../../use-cases/provider/end-consent.ts'
import type { Route } from '../route.ts'

/** POST /v1/consents/end */
export const endConsentRoute: Route<typeof endConsentContract> = {
  contract: endConsentContract,
  async handle({ body, node }) {
    await endConsent(node, body.code)
    return { status: 204, body: undefined }
  },
}
