import { addCheckpointContract } from '@goodstanding/api'
import { type Route, refused } from '../route.ts'

/** POST /witness/add-checkpoint */
export const addCheckpointRoute: Route<typeof addCheckpointContract> = {
  contract: addCheckpointContract,
  async handle({ body, node }) {
    if (node.witness === null) return refused('not_found')
    const { status, contentType, body: answer } = await node.witness.addCheckpoint(body)
    return { status, body: answer, headers: { 'content-type': contentType } }
  },
}
