import { providerStatusContract } from '@goodstanding/api'
import { providerStatus } from '../../use-cases/provider/provider-status.ts'
import type { Route } from '../route.ts'

/** GET /v1/provider/status */
export const providerStatusRoute: Route<typeof providerStatusContract> = {
  contract: providerStatusContract,
  handle: async ({ node }) => ({ status: 200, body: await providerStatus(node) }),
}
