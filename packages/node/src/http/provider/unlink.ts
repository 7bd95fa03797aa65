import { unlinkContract } from '@goodstanding/api'
import { unlinkSubject } from '../../use-cases/provider/unlink-subject.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/unlinks */
export const unlinkRoute: Route<typeof unlinkContract> = {
  contract: unlinkContract,
  async handle({ body, node }) {
    const unlinked = await unlinkSubject(node, body)
    return unlinked.ok ? { status: 200, body: { unlink: unlinked.value } } : refused(unlinked.fault)
  },
}
