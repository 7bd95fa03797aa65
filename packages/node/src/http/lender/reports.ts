import { reportsContract } from '@goodstanding/api'
import { keptReports } from '../../use-cases/lender/kept-reports.ts'
import type { Route } from '../route.ts'

/** GET /v1/lender/reports */
export const reportsRoute: Route<typeof reportsContract> = {
  contract: reportsContract,
  async handle({ node }) {
    return { status: 200, body: { reports: await keptReports(node) } }
  },
}
