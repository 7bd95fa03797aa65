import type { Member } from '@goodstanding/core'
import { addCheckpointRoute } from './frame/add-checkpoint.ts'
import { blocksRoute } from './frame/blocks.ts'
import { cosignedCheckpointRoute } from './frame/cosigned-checkpoint.ts'
import { endConsentRoute } from './frame/end-consent.ts'
import { healthRoute } from './frame/health.ts'
import { ledgerStatusRoute } from './frame/ledger-status.ts'
import { logFileRoute } from './frame/log-file.ts'
import { metricsRoute } from './frame/metrics.ts'
import { networkRoute } from './frame/network.ts'
import { readyRoute } from './frame/ready.ts'
import { revokeConsentRoute } from './frame/revoke-consent.ts'
import { submitOperationRoute } from './frame/submit-operation.ts'
import { homeRoutes } from './home/home-routes.ts'
import { lenderRoutes } from './lender/lender-routes.ts'
import { providerRoutes } from './provider/provider-routes.ts'
import type { AnyRoute } from './route.ts'

/** Every route that a node can have. `/openapi.json` is the server's own: it describes the others. */
export const ROUTES: readonly AnyRoute[] = [
  healthRoute,
  readyRoute,
  metricsRoute,
  networkRoute,
  logFileRoute,
  addCheckpointRoute,
  cosignedCheckpointRoute,
  submitOperationRoute,
  blocksRoute,
  ledgerStatusRoute,
  revokeConsentRoute,
  endConsentRoute,
  ...providerRoutes,
  ...homeRoutes,
  ...lenderRoutes,
]

/** The routes that this member's roles give its node. */
export function routesOf(member: Member): readonly AnyRoute[] {
  return ROUTES.filter(({ contract }) => contract.servedBy?.some((role) => member.roles.includes(role)) ?? true)
}
