import { completeReportContract } from '@goodstanding/api'
import { completeReport } from '../../use-cases/lender/complete-report.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/lender/reports/:report/complete */
export const completeReportRoute: Route<typeof completeReportContract> = {
  contract: completeReportContract,
  async handle({ params, node }) {
    const completed = await completeReport(node, params.report)
    return completed.ok ? { status: 200, body: completed.value } : refused(completed.fault)
  },
}
