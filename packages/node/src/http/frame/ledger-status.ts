import { ledgerStatusContract } from '@goodstanding/api'
import type { Route } from '../route.ts'

/** GET /v1/ledger/status */
export const ledgerStatusRoute: Route<typeof ledgerStatusContract> = {
  contract: ledgerStatusContract,
  handle: async ({ node }) => ({ status: 200, body: await node.ledger.status() }),
}
