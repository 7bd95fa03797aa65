import { inviteCustomerContract } from '@goodstanding/api'
import { inviteCustomer } from '../../use-cases/provider/invite-customer.ts'
import type { Route } from '../route.ts'

/** POST /v1/provider/claim-codes */
export const inviteCustomerRoute: Route<typeof inviteCustomerContract> = {
  contract: inviteCustomerContract,
  handle: async ({ body, node }) => ({ status: 200, body: await inviteCustomer(node, body.customer) }),
}
