import { submitOperationContract } from '@goodstanding/api'
import { type Route, refused } from '../route.ts'

/** POST /v1/operations */
export const submitOperationRoute: Route<typeof submitOperationContract> = {
  contract: submitOperationContract,
  async handle({ body, node }) {
    const submitted = await node.ledger.submit(body)
    if (!submitted.accepted) return refused(submitted.refusal)
    return { status: 200, body: { height: submitted.height, header: submitted.header } }
  },
}
