import { askedConsentsContract } from '@goodstanding/api'
import { askedConsents } from '../../use-cases/lender/asked-consents.ts'
import type { Route } from '../route.ts'

/** GET /v1/lender/consent-requests */
export const askedConsentsRoute: Route<typeof askedConsentsContract> = {
  contract: askedConsentsContract,
  async handle({ node }) {
    return { status: 200, body: await askedConsents(node) }
  },
}
