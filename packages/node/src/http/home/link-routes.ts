import {
  beginEnterpriseClaimContract,
  enterpriseClaimContract,
  enterpriseLinksContract,
  enterpriseUnlinkContract,
  importLinksContract,
  renewEnterpriseRegistrationContract,
} from '@goodstanding/api'
import { formatInstant } from '@goodstanding/core'
import { beginEnterpriseClaim } from '../../use-cases/home/begin-enterprise-claim.ts'
import { claimLink } from '../../use-cases/home/claim-link.ts'
import { enterpriseLinks } from '../../use-cases/home/enterprise-links.ts'
import { importLinks } from '../../use-cases/home/import-links.ts'
import { renewEnterpriseRegistration } from '../../use-cases/home/renew-enterprise-registration.ts'
import { unlinkEnterprise } from '../../use-cases/home/unlink-enterprise.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/enterprises/:id/claims/begin */
export const beginEnterpriseClaimRoute: Route<typeof beginEnterpriseClaimContract> = {
  contract: beginEnterpriseClaimContract,
  async handle({ params, body, node }) {
    const begun = await beginEnterpriseClaim(node, params.id, body.code)
    return begun.ok ? { status: 200, body: begun.value } : refused(begun.fault)
  },
}

/** POST /v1/enterprises/:id/claims */
export const enterpriseClaimRoute: Route<typeof enterpriseClaimContract> = {
  contract: enterpriseClaimContract,
  async handle({ params, body, node }) {
    const claimed = await claimLink(node, params.id, body)
    return claimed.ok ? { status: 200, body: claimed.value } : refused(claimed.fault)
  },
}

/** GET /v1/enterprises/:id/links */
export const enterpriseLinksRoute: Route<typeof enterpriseLinksContract> = {
  contract: enterpriseLinksContract,
  handle: async ({ params, node }) => ({ status: 200, body: await enterpriseLinks(node, params.id) }),
}

/** POST /v1/enterprises/:id/links */
export const importLinksRoute: Route<typeof importLinksContract> = {
  contract: importLinksContract,
  async handle({ params, body, node }) {
    const imported = await importLinks(node, params.id, body)
    return imported.ok ? { status: 200, body: { links: imported.value } } : refused(imported.fault)
  },
}

/** POST /v1/enterprises/:id/unlinks */
export const enterpriseUnlinkRoute: Route<typeof enterpriseUnlinkContract> = {
  contract: enterpriseUnlinkContract,
  async handle({ params, body, node }) {
    const unlinked = await unlinkEnterprise(node, params.id, body.unlink)
    return unlinked.ok ? { status: 200, body: { unlink: unlinked.value } } : refused(unlinked.fault)
  },
}

/** POST /v1/enterprises/:id/registrations/renew */
export const renewEnterpriseRegistrationRoute: Route<typeof renewEnterpriseRegistrationContract> = {
  contract: renewEnterpriseRegistrationContract,
  async handle({ params, body, node }) {
    const renewed = await renewEnterpriseRegistration(node, params.id, body.request)
    if (!renewed.ok) return refused(renewed.fault)
    const { proof, provenAt } = renewed.value
    return { status: 200, body: { registration: proof, registrationAt: formatInstant(provenAt) } }
  },
}
