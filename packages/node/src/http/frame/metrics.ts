import { metricsContract } from '@goodstanding/api'
import type { Route } from '../route.ts'

/** GET /metrics */
export const metricsRoute: Route<typeof metricsContract> = {
  contract: metricsContract,
  handle: async ({ node }) => ({ status: 200, body: await node.metrics.registry.metrics() }),
}
