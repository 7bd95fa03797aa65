import { createEnterpriseContract, enterpriseContract, keyHistoryContract, updateKeysContract } from '@goodstanding/api'
import { createEnterprise } from '../../use-cases/home/create-enterprise.ts'
import { enterpriseOverview } from '../../use-cases/home/enterprise-overview.ts'
import { enterpriseKeys } from '../../use-cases/home/home-ledger.ts'
import { updateKeys } from '../../use-cases/home/update-keys.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/enterprises */
export const createEnterpriseRoute: Route<typeof createEnterpriseContract> = {
  contract: createEnterpriseContract,
  async handle({ body, node }) {
    const created = await createEnterprise(node, body.operation)
    return created.ok ? { status: 200, body: created.value } : refused(created.fault)
  },
}

/** POST /v1/enterprises/:id/operations */
export const updateKeysRoute: Route<typeof updateKeysContract> = {
  contract: updateKeysContract,
  async handle({ params, body, node }) {
    const updated = await updateKeys(node, params.id, body.operation)
    return updated.ok ? { status: 200, body: updated.value } : refused(updated.fault)
  },
}

/** GET /v1/enterprises/:id */
export const enterpriseRoute: Route<typeof enterpriseContract> = {
  contract: enterpriseContract,
  handle: async ({ params, node }) => ({ status: 200, body: await enterpriseOverview(node, params.id) }),
}

/** GET /v1/enterprises/:id/key-history */
export const keyHistoryRoute: Route<typeof keyHistoryContract> = {
  contract: keyHistoryContract,
  async handle({ params, node }) {
    const keys = await enterpriseKeys(node, params.id)
    return keys === null ? refused('enterprise_not_found') : { status: 200, body: { keyHistory: keys.history } }
  },
}
