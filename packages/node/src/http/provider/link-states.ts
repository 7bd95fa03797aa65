import { linkStatesContract } from '@goodstanding/api'
import { linkStates } from '../../use-cases/provider/link-states.ts'
import type { Route } from '../route.ts'

/** POST /v1/links/states */
export const linkStatesRoute: Route<typeof linkStatesContract> = {
  contract: linkStatesContract,
  handle: async ({ body, node }) => ({ status: 200, body: { states: await linkStates(node, body.links) } }),
}
