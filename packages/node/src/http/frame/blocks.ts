import { BLOCKS_MAX, blocksContract } from '@goodstanding/api'
import { type Route, refused } from '../route.ts'

/** GET /v1/blocks */
export const blocksRoute: Route<typeof blocksContract> = {
  contract: blocksContract,
  async handle({ query, node }) {
    if (node.ledger.replica === null) return refused('not_found')
    const blocks = await node.ledger.replica.blocks(query.from, query.limit ?? BLOCKS_MAX)
    return { status: 200, body: { blocks: [...blocks] } }
  },
}
