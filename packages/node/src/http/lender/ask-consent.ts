import { askConsentContract } from '@goodstanding/api'
import { askConsent } from '../../use-cases/lender/ask-consent.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/lender/consent-requests */
export const askConsentRoute: Route<typeof askConsentContract> = {
  contract: askConsentContract,
  async handle({ body, node }) {
    const asked = await askConsent(node, body)
    return asked.ok ? { status: 200, body: asked.value } : refused(asked.fault, faultsAt(asked.at))
  },
}

function faultsAt(at: string | undefined) {
  return at === undefined ? {} : { faults: [{ at, message: 'lies outside what the purpose allows' }] }
}
