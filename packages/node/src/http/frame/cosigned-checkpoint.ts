import { cosignedCheckpointContract } from '@goodstanding/api'
import { type Route, refused } from '../route.ts'

/** GET /witness/:originHash/checkpoint */
export const cosignedCheckpointRoute: Route<typeof cosignedCheckpointContract> = {
  contract: cosignedCheckpointContract,
  async handle({ params, node }) {
    if (node.witness === null) return refused('not_found')
    const { status, contentType, body } = await node.witness.cosignedCheckpoint(params.originHash)
    return {
      status: status === 200 ? 200 : 404,
      body,
      headers: { 'content-type': contentType, 'cache-control': 'no-store' },
    }
  },
}
