import {
  consentRequestStateContract,
  declineRequestContract,
  inboxContract,
  requestConsentContract,
} from '@goodstanding/api'
import { declineRequest, inboxOf, requestState } from '../../use-cases/home/inbox.ts'
import { receiveRequest } from '../../use-cases/home/receive-request.ts'
import { type Route, refused } from '../route.ts'
import { callingLender } from './calling-lender.ts'

/** POST /v1/consent-requests */
export const requestConsentRoute: Route<typeof requestConsentContract> = {
  contract: requestConsentContract,
  async handle({ body, caller, node }) {
    const received = await receiveRequest(node, callingLender(caller).name, body)
    return received.ok ? { status: 202, body: received.value } : refused(received.fault)
  },
}

/** GET /v1/consent-requests/:request */
export const consentRequestStateRoute: Route<typeof consentRequestStateContract> = {
  contract: consentRequestStateContract,
  async handle({ params, caller, node }) {
    const state = await requestState(node, callingLender(caller).name, params.request)
    return state === null ? refused('not_found') : { status: 200, body: { id: params.request, state } }
  },
}

/** GET /v1/enterprises/:id/consent-requests */
export const inboxRoute: Route<typeof inboxContract> = {
  contract: inboxContract,
  handle: async ({ params, node }) => ({ status: 200, body: await inboxOf(node, params.id) }),
}

/** POST /v1/enterprises/:id/consent-requests/:request/decline */
export const declineRequestRoute: Route<typeof declineRequestContract> = {
  contract: declineRequestContract,
  async handle({ params, node }) {
    const declined = await declineRequest(node, params.id, params.request)
    return declined.ok ? { status: 204, body: undefined } : refused(declined.fault)
  },
}
