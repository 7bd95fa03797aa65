import { ledgerStatusContract } from '@goodstanding/api'
import type { Route } from '../route.ts'

/** GET /v1/ledger/status */
export const ledgerStatusRoute: Route<typeof ledgerStatusContract> = {
  contract: ledgerStatusContract,
  handle({ node }) {
    const { replica, isSequencer } = node.ledger
    const head = replica?.head() ?? null
    return { status: 200, body: { head, replica: replica !== null, sequencer: isSequencer } }
  },
}
