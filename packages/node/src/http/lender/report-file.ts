import { reportFileContract } from '@goodstanding/api'
import { keptReportFile } from '../../use-cases/lender/kept-reports.ts'
import { type Route, refused } from '../route.ts'

/** GET /v1/lender/reports/:report */
export const reportFileRoute: Route<typeof reportFileContract> = {
  contract: reportFileContract,
  async handle({ params, node }) {
    const file = await keptReportFile(node, params.report)
    return file.ok ? { status: 200, body: file.value } : refused(file.fault)
  },
}
