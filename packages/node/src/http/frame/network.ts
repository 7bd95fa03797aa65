import { networkContract } from '@goodstanding/api'
import { formatInstant } from '@goodstanding/core'
import type { Route } from '../route.ts'

/** GET /v1/network */
export const networkRoute: Route<typeof networkContract> = {
  contract: networkContract,
  handle({ node }) {
    const { descriptor, genesisHash } = node.network
    const self = { member: node.self.name, cautions: [...node.cautions] }
    return { status: 200, body: { genesisHash, descriptor, now: formatInstant(node.clock.now()), self } }
  },
}
