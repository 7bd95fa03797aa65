import { unlinkCustomerContract } from '@goodstanding/api'
import { unlinkCustomer } from '../../use-cases/provider/unlink-customer.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/provider/unlinks */
export const unlinkCustomerRoute: Route<typeof unlinkCustomerContract> = {
  contract: unlinkCustomerContract,
  async handle({ body, node }) {
    const unlinked = await unlinkCustomer(node, body.customer)
    return unlinked === null ? refused('not_found') : { status: 200, body: unlinked }
  },
}
