import { beginClaimContract } from '@goodstanding/api'
import { beginClaim } from '../../use-cases/provider/begin-claim.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/claims/begin */
export const beginClaimRoute: Route<typeof beginClaimContract> = {
  contract: beginClaimContract,
  async handle({ body, node }) {
    const begun = await beginClaim(node, body.code)
    return begun.ok ? { status: 200, body: begun.value } : refused(begun.fault)
  },
}
