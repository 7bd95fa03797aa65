import { deliverConsentContract } from '@goodstanding/api'
import { receiveConsent } from '../../use-cases/lender/receive-consent.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/consents */
export const deliverConsentRoute: Route<typeof deliverConsentContract> = {
  contract: deliverConsentContract,
  async handle({ body, node }) {
    const received = await receiveConsent(node, body)
    return received.ok ? { status: 204, body: undefined } : refused(received.fault)
  },
}
