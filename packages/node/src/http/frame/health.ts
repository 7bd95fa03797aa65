import { healthContract } from '@goodstanding/api'
import type { Route } from '../route.ts'

/** GET /health */
export const healthRoute: Route<typeof healthContract> = {
  contract: healthContract,
  handle: () => ({ status: 200, body: { status: 'alive' } }),
}
