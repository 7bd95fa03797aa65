import { retryProviderContract } from '@goodstanding/api'
import { retryProvider } from '../../use-cases/lender/retry-provider.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/lender/reports/:report/retry */
export const retryProviderRoute: Route<typeof retryProviderContract> = {
  contract: retryProviderContract,
  async handle({ params, body, node }) {
    const retried = await retryProvider(node, { report: params.report, provider: body.provider })
    return retried.ok ? { status: 200, body: retried.value } : refused(retried.fault)
  },
}
