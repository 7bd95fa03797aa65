import { claimContract } from '@goodstanding/api'
import { acceptClaim } from '../../use-cases/provider/accept-claim.ts'
import { type Route, refused } from '../route.ts'

const RETRY = { retryAfterSeconds: 5 }

/** POST /v1/claims */
export const claimRoute: Route<typeof claimContract> = {
  contract: claimContract,
  async handle({ body, node }) {
    const claimed = await acceptClaim(node, body)
    if (claimed.ok) return { status: 200, body: claimed.value }
    return claimed.fault === 'unavailable' ? refused(claimed.fault, RETRY) : refused(claimed.fault)
  },
}
