import { BLOCKS_MAX, blocksContract } from '@goodstanding/api'
import type { Route } from '../route.ts'

/** GET /v1/blocks */
export const blocksRoute: Route<typeof blocksContract> = {
  contract: blocksContract,
  async handle({ query, node }) {
    return { status: 200, body: { blocks: await node.ledger.blocks(query.from, query.limit ?? BLOCKS_MAX) } }
  },
}
