import { revokeConsentContract } from '@goodstanding/api'
import { consentRevoked } from '../../use-cases/home/consent-revoked.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/consents/revoke */
export const revokeConsentRoute: Route<typeof revokeConsentContract> = {
  contract: revokeConsentContract,
  async handle({ body, node }) {
    const payload = { kind: 'consent.revoke', code: body.code } as const
    const submitted = await node.ledger.submit({ payload, proofs: [] })
    if (!submitted.accepted) return refused(submitted.refusal)
    await consentRevoked(node, body.code, node.clock.now())
    return { status: 200, body: { height: submitted.height, header: submitted.header } }
  },
}
