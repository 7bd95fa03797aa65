import { metricsContract } from '@goodstanding/api'
import type { Route } from '../route.ts'

/** GET /metrics */
export const metricsRoute: Route<typeof metricsContract> = {
  contract: metricsContract,
  async handle({ node }) {
    const head = node.ledger.replica?.head()
    if (head != null) node.metrics.ledgerHeight.set(head.header.height)
    return { status: 200, body: await node.metrics.registry.metrics() }
  },
}
