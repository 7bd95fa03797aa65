import { submitOperationContract } from '@goodstanding/api'
import { type Route, refused } from '../route.ts'

/** POST /v1/operations */
export const submitOperationRoute: Route<typeof submitOperationContract> = {
  contract: submitOperationContract,
  async handle({ body, node }) {
    const submitted = await node.ledger.submit(body)
    return submitted.ok ? { status: 200, body: submitted.value } : refused(submitted.fault)
  },
}
